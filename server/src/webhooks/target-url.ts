import { isIP } from 'node:net'
import { addressJudge } from './addresses.ts'

/** Longest address of an endpoint, in UTF-16 code units. */
const LONGEST = 2_048

/** An address that nothing can be sent to; the message says why, and what is allowed. */
export class TargetUrlError extends Error {
  override readonly name = 'TargetUrlError'
}

/**
 * Checks what can be told of an address before it is sent to. What its name resolves to is judged when a connection is
 * opened, each time.
 *
 * @param allow addresses and CIDR ranges that are not public and may be sent to
 * @returns the address in its normal form
 * @throws {TargetUrlError}
 */
export function checkTargetUrl(text: string, allow: readonly string[]): string {
  if (!URL.canParse(text)) throw new TargetUrlError('expected an address such as https://example.com/hook')
  const url = new URL(text)
  if (!/^https?:$/.test(url.protocol)) throw new TargetUrlError('expected an address that begins with https://')
  if (url.username || url.password) throw new TargetUrlError('expected an address without a user and password: deliveries are signed')
  if (url.hash) throw new TargetUrlError('expected an address without #: what follows it is never sent')
  if (url.href.length > LONGEST) throw new TargetUrlError(`expected an address of at most ${LONGEST} characters`)
  if (url.protocol === 'http:' && allow.length === 0) {
    throw new TargetUrlError('expected https://: a delivery holds personal data. Without TLS only to addresses that SELFSAME_WEBHOOK_ALLOW names')
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) !== 0 && addressJudge(allow)(host) === 'refused') {
    throw new TargetUrlError(`${host} is a private address: SELFSAME_WEBHOOK_ALLOW names those that may be sent to all the same`)
  }
  return url.href
}
