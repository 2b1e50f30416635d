import { audioDevice } from '../sound/audio-device.ts'
import { absent, type Source } from './source.ts'
import { genuine } from './privacy/genuine.ts'

/** Sample rate of the audio output in hertz; `noised` under resistFingerprinting, which says 44100 or 48000 for all. */
export const audioSampleRate: Source<'audioSampleRate'> = async (window) => {
  const device = await audioDevice(window)
  return device ? genuine(window, device.rate) : absent()
}
