import type { SignalVisit } from '../signal.ts'
import { claimedTlsFamily, tlsFamilyOf } from './tls-families.ts'

/** What of a visit tells of its connection; nothing, of a simulated one. */
export type Connection = Partial<Pick<SignalVisit, 'userAgent' | 'tlsFingerprint' | 'options'>>

/** Who made the TLS handshake and whose it would be were the user agent true, where both are known. */
export function handshakeOf({ userAgent, tlsFingerprint, options }: Connection): { tls?: { family: string; claimed: string } } {
  const family = options && tlsFamilyOf(tlsFingerprint, options.tlsFamilies)
  const claimed = claimedTlsFamily(userAgent)
  return family === undefined || claimed === undefined ? {} : { tls: { family, claimed } }
}
