import type { Detector } from '../detector.ts'
import { claimOf } from '../lib/claim.ts'
import { header, read } from '../lib/read.ts'

/** What was read in one browser was sent by another: engine, version or system differ. */
export const otherSender: Detector = (sighting) => {
  const [sent, told] = [header(sighting, 'user-agent'), read(sighting.components, 'userAgent')]
  if (!sent || !told || sent === told) return undefined
  const [sender, page] = [claimOf(sent), claimOf(told)]
  if (!sender.engine || !page.engine) return undefined
  return sender.engine !== page.engine || sender.version !== page.version
    ? { weight: 0.7, reason: 'The request names another browser than the page that was read.' }
    : undefined
}
