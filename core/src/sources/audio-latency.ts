import { audioDevice } from '../sound/audio-device.ts'
import { absent, type Source } from './source.ts'
import { genuine } from './privacy/genuine.ts'

/** Base latency of the audio output in seconds; `noised` under resistFingerprinting. Absent in Firefox 69, Safari 14.0 and older. */
export const audioLatency: Source<'audioLatency'> = async (window) => {
  const latency = (await audioDevice(window))?.latency
  return latency === undefined ? absent() : genuine(window, latency)
}
