import type { Method } from '../vpn.ts'
import { systemOfPlatform, systemOfUserAgent } from './systems.ts'
import { claimedTlsFamily, tlsFamilyOf } from './tls-families.ts'

/** Neither is enough: a browser that lies about itself shows the same as one behind somebody else's machine. */
const WEIGHTS = { tls: 0.4, header: 0.3 } as const

/**
 * Whether the connection was made by another system than the page claims: Apple's TLS on a system that is not Apple's, or
 * the other way round on iOS, where all browsers have it; else a header that names another system.
 */
export const osMismatch: Method = ({ components, headers, userAgent, tlsFingerprint, options }) => {
  const page = components.userAgent?.state === 'ok' ? components.userAgent.value : userAgent
  const claimed = systemOfUserAgent(page)
  if (!claimed) return undefined
  const family = tlsFamilyOf(tlsFingerprint, options.tlsFamilies)
  const isApple = claimed === 'macos' || claimed === 'ios'
  if (family !== undefined && (family === 'apple' ? !isApple : claimedTlsFamily(page) === 'apple' && claimed === 'ios')) {
    const reason = 'The TLS handshake is that of another operating system than the page claims.'
    return { told: true, detector: { name: 'tls-os-mismatch', weight: WEIGHTS.tls, reason } }
  }
  const shown = systemOfPlatform(headers.find(([name]) => name.toLowerCase() === 'sec-ch-ua-platform')?.[1])
  if (family === undefined && shown === undefined) return undefined
  if (shown === undefined || shown === claimed) return { told: false }
  return { told: true, detector: { name: 'header-os-mismatch', weight: WEIGHTS.header, reason: 'A header names another operating system than the page claims.' } }
}
