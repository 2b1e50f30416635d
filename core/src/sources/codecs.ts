import { ok, type Source } from './source.ts'

/** Types on which browsers, systems and licences differ. */
const TYPES = [
  'audio/aac',
  'audio/flac',
  'audio/mpeg',
  'audio/mp4; codecs="mp4a.40.5"',
  'audio/mp4; codecs="ac-3"',
  'audio/mp4; codecs="ec-3"',
  'audio/mp4; codecs="alac"',
  'audio/ogg; codecs="vorbis"',
  'audio/wav; codecs="1"',
  'audio/webm; codecs="opus"',
  'video/mp4; codecs="avc1.42E01E"',
  'video/mp4; codecs="hvc1.1.6.L93.B0"',
  'video/mp4; codecs="dvh1.05.06"',
  'video/mp4; codecs="av01.0.05M.08"',
  'video/ogg; codecs="theora"',
  'video/webm; codecs="vp8"',
  'video/webm; codecs="vp09.00.10.08"',
  'video/quicktime',
  'video/x-matroska',
  'application/vnd.apple.mpegurl',
]

/** Answers of `canPlayType` to `TYPES`: `p` probably, `m` maybe, `-` no. */
export const codecs: Source<'codecs'> = ({ document }) => {
  const video = document.createElement('video')
  return ok(TYPES.map((type) => video.canPlayType(type).charAt(0) || '-').join(''))
}
