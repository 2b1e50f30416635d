import { setTimeout as delay } from 'node:timers/promises'
import { startProcess } from '@selfsame/testing'
import { installed } from '../start/chromium-command.ts'

/** Until the page is there, then between movements, in ms. */
const LOOK_MS = 2500
const PAUSE_MS = 120

/** Pointer and keys by X events, as hands give them; goes on until `stop`. */
export function hands(display: string): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const working = work(display, stopped.signal)
  return {
    stop: async () => {
      stopped.abort()
      await working
    },
  }
}

async function work(display: string, signal: AbortSignal): Promise<void> {
  const xdotool = async (...args: string[]) => (await startProcess(installed('xdotool'), { args, env: { DISPLAY: display } })).exited
  await delay(LOOK_MS, undefined, { ref: false })
  for (let step = 0; !signal.aborted && step < 60; step++) {
    await xdotool('mousemove', String(200 + ((step * 37) % 400)), String(220 + ((step * 23) % 200)))
    if (step % 10 === 4) await xdotool('click', '1')
    if (step % 10 === 6) await xdotool('key', 's')
    await delay(PAUSE_MS + ((step * 53) % 90))
  }
}
