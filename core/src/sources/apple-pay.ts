import { blockedIfDenied } from './lib/denied.ts'
import type { ApplePaySessionClass } from './lib/non-standard.ts'
import { absent, ok, type Source } from './source.ts'

/**
 * The highest supported version of Apple Pay; 0: an API that cannot pay. Safari on a secure page; `blocked` in a frame
 * without the permission, and on a page that is not secure, where the API is there and throws.
 *
 * @see https://developer.apple.com/documentation/applepayontheweb/applepaysession
 */
export const applePay: Source<'applePay'> = (window) => {
  const { ApplePaySession: api } = window as { ApplePaySession?: ApplePaySessionClass }
  if (!api) return absent()
  try {
    if (!api.canMakePayments()) return ok(0)
    let version = 0
    while (version < 100 && api.supportsVersion(version + 1)) version++
    return ok(version)
  } catch (error) {
    return (error as Error).name === 'InvalidAccessError' ? { state: 'blocked' } : blockedIfDenied(error)
  }
}
