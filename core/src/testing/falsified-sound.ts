import type { SourceWindow } from '../sources/source.ts'
import { fakeWindow } from './fake-window.ts'

/** The test page's window, whose offline audio gives out samples as `falsify` leaves them, each channel once. */
export function falsifiedSound(falsify: (samples: Float32Array) => void): SourceWindow {
  class Falsified extends OfflineAudioContext {
    override async startRendering(): Promise<AudioBuffer> {
      const buffer = await super.startRendering()
      for (let channel = 0; channel < buffer.numberOfChannels; channel++) falsify(buffer.getChannelData(channel))
      return buffer
    }
  }
  return fakeWindow({ OfflineAudioContext: Falsified })
}
