import type { Middleware } from '../middleware/state.ts'
import type { IsFromProxy } from '../request/client-address.ts'
import type { Store } from '../store/store.ts'
import { clearCookie, isSecure, sentTokens } from '../token/cookie.ts'

/** A browser sends one, or a few where another site planted some. */
const MOST_TOKENS = 4

export interface TokenRouteDeps {
  store: Pick<Store, 'deleteToken'>
  basePath: string
  isFromProxy: IsFromProxy
}

/** `DELETE {base}/t`: takes the first-party token from the browser, and forgets it here; also where tokens were turned off since. */
export function tokenRoute({ store, basePath, isFromProxy }: TokenRouteDeps): Middleware {
  return async (ctx) => {
    ctx.set('cache-control', 'no-store')
    const tokens = sentTokens(ctx.req).slice(0, MOST_TOKENS)
    for (const token of tokens) await store.deleteToken(token)
    if (tokens.length > 0) ctx.set('set-cookie', clearCookie({ basePath, isSecure: isSecure(ctx.req, isFromProxy) }))
    ctx.status = 204
  }
}
