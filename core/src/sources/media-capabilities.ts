import { absent, ok, type Source } from './source.ts'

/** Full HD in codecs that only some systems decode, or decode in hardware. */
const TYPES = ['video/mp4; codecs="avc1.640028"', 'video/mp4; codecs="hvc1.1.6.L120.90"', 'video/mp4; codecs="av01.0.08M.08"', 'video/webm; codecs="vp09.00.40.08"']

/**
 * `decodingInfo` of `TYPES`, one character each: `s` supported, `e` power-efficient too (decoded in hardware), `-` no.
 * Absent where the browser has no MediaCapabilities, as Firefox under resistFingerprinting.
 */
export const mediaCapabilities: Source<'mediaCapabilities'> = async ({ navigator }) => {
  const { mediaCapabilities: capabilities } = navigator as Partial<Navigator>
  if (!capabilities) return absent()
  const answer = async (contentType: string) => {
    const video = { contentType, width: 1920, height: 1080, bitrate: 4_000_000, framerate: 30 }
    const { supported, powerEfficient } = await capabilities.decodingInfo({ type: 'file', video })
    return supported ? (powerEfficient ? 'e' : 's') : '-'
  }
  return ok((await Promise.all(TYPES.map(answer))).join(''))
}
