import type { IncomingMessage } from 'node:http'
import type { IsFromProxy } from './client-address.ts'

/** JA4 has 36 characters, JA3 32; nothing longer is one. */
const FINGERPRINT = /^[\x21-\x7e]{1,128}$/

/** Finds the fingerprint of the TLS handshake that a request came over. */
export type TlsFingerprint = (request: IncomingMessage) => string | undefined

/**
 * Reads the fingerprint off a header, of a trusted proxy's requests only.
 *
 * A header that came twice is not believed: the proxy may have added its own to the one a client made up.
 *
 * @param header lower-case; undefined: there is none
 */
export function tlsFingerprint(header: string | undefined, isFromProxy: IsFromProxy): TlsFingerprint {
  return (request) => {
    if (header === undefined || !isFromProxy(request)) return undefined
    const [value = '', ...more] = request.headersDistinct[header] ?? []
    return more.length === 0 && FINGERPRINT.test(value) ? value : undefined
  }
}
