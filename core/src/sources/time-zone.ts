import { temporalZone } from './lib/temporal.ts'
import { textOrAbsent } from './lib/text.ts'
import { resistsFingerprinting } from './privacy/resist-fingerprinting.ts'
import { noised, type Source } from './source.ts'

/** resistFingerprinting's zone for everybody: Iceland's since Firefox 132, UTC before. */
const SPOOFED = ['Atlantic/Reykjavik', 'UTC']

/** IANA name of the time zone as the browser gives it, for instance `Europe/Berlin`. */
export const timeZone: Source<'timeZone'> = (window) => {
  const zone = temporalZone(window) ?? window.Intl.DateTimeFormat().resolvedOptions().timeZone
  return resistsFingerprinting(window) && SPOOFED.includes(zone) ? noised() : textOrAbsent(zone, 64)
}
