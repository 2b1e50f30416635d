import type { Doer } from '../store/privacy-store.ts'
import type { Context } from './state.ts'

/**
 * Who asks, for the audit log: the secret key by its first characters.
 *
 * @param at ms since the epoch
 */
export function doerOf(ctx: Context, at: number): Doer {
  const { key } = ctx.state
  if (!key) throw new TypeError('this route is not behind secretKey()')
  return { by: `key ${key.hint}`, at }
}
