import { ServerError } from '../errors.ts'
import { kindOf } from '../keys/key.ts'
import type { Keyring, OpenedKey } from '../keys/keyring.ts'
import type { RateLimit } from '../limits/rate-limit.ts'
import type { Context, Middleware } from './state.ts'

/** Lets requests with a secret key through, and notes whose it is. Failures are 403, never 401. */
export function secretKey(keyring: Keyring, rate: RateLimit): Middleware {
  return async (ctx, next) => {
    const [, key] = /^Bearer +(\S+) *$/i.exec(ctx.get('authorization')) ?? []
    if (!key) throw new ServerError('secret_api_key_required', 'expected the header Authorization: Bearer <secret key>')
    const opened = await keyring.open('secret', key)
    if (!opened) throw new ServerError('secret_api_key_not_found', `no such secret key${kindOf(key) === 'public' ? '; this is a public one' : ''}`)
    await rate.take(opened.id)
    ctx.state.key = opened
    ctx.state.environmentId = opened.environment.id
    await next()
  }
}

/**
 * What a public key opens.
 *
 * @throws {ServerError} `public_api_key_not_found`
 */
export async function openPublicKey(keyring: Keyring, key: string): Promise<OpenedKey> {
  const opened = await keyring.open('public', key)
  if (opened) return opened
  const hint = kindOf(key) === 'secret' ? '; this is a secret one, which must never be in a page: make another' : ''
  throw new ServerError('public_api_key_not_found', `no such public key${hint}`)
}

/** Environment of a request that came through `secretKey`. */
export function environmentOf(ctx: Context): string {
  const { environmentId } = ctx.state
  if (environmentId === undefined) throw new TypeError('this route is not behind secretKey()')
  return environmentId
}
