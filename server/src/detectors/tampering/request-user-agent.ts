import type { Detector } from '../detector.ts'
import { header, read } from '../lib/read.ts'

/** The request's user agent is not the page's: one of the two was changed. */
export const requestUserAgent: Detector = (sighting) => {
  const [sent, told] = [header(sighting, 'user-agent'), read(sighting.components, 'userAgent')]
  return sent && told && sent.slice(0, told.length) !== told
    ? { weight: 1, reason: 'The request\'s user agent is another one than the page\'s.' }
    : undefined
}
