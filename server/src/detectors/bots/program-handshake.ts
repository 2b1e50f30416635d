import type { Detector } from '../detector.ts'
import { isOfBrowser } from '../lib/handshakes.ts'

/**
 * The TLS handshake is a program's where a browser is claimed. Not enough alone: virus scanners and companies' gateways
 * open connections and make them anew, and a back end that passes payloads on makes its own.
 */
export const programHandshake: Detector = ({ tls }) =>
  tls && !isOfBrowser(tls.family)
    ? { weight: 0.8, reason: `The TLS handshake is that of a program (${tls.family}), and the user agent a browser's.` }
    : undefined
