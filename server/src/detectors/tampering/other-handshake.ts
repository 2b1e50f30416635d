import type { Detector } from '../detector.ts'
import { isOfBrowser } from '../lib/handshakes.ts'

/** One browser's TLS handshake, and another one's user agent. Not enough alone: filters on the machine make connections anew. */
export const otherHandshake: Detector = ({ tls }) =>
  tls && isOfBrowser(tls.family) && tls.family !== tls.claimed
    ? { weight: 0.5, reason: `The TLS handshake is that of another browser (${tls.family}) than the user agent's.` }
    : undefined
