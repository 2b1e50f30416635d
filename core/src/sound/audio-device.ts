import { engine } from '../engine.ts'
import { shared } from '../shared.ts'
import type { SourceWindow } from '../sources/source.ts'

/** What the browser says of its audio output; a value is undefined where it does not say. */
export interface AudioDevice {
  /** Seconds. */
  latency: number | undefined
  /** Hertz. */
  rate: number
}

/** Opens the audio output once, without a sound, and closes it. Undefined where there is none to open. */
export const audioDevice = shared(async (window: SourceWindow): Promise<AudioDevice | undefined> => {
  const { AudioContext } = window as Partial<SourceWindow>
  if (!AudioContext) return undefined
  if (engine(window) === 'blink') await warmUp(window)
  const context = new AudioContext()
  const { baseLatency: latency, sampleRate: rate } = context
  await context.close()
  return { latency, rate }
})

/**
 * Chromium starts its audio process at first need, and an `AudioContext` stands still until it runs (80 ms measured);
 * counting devices starts it too, without standing still.
 */
async function warmUp({ navigator }: SourceWindow): Promise<void> {
  // Refused by a permissions policy, say: then the process is cold and opening slower; nothing is lost but time.
  await (navigator as Partial<Navigator>).mediaDevices?.enumerateDevices().catch(() => undefined)
}
