import { ServerError } from '../errors.ts'
import { environmentOf } from '../middleware/keys.ts'
import type { Middleware } from '../middleware/state.ts'
import type { Store } from '../store/store.ts'

/** `DELETE /v4/visitors/{visitor_id}`: erases a visitor, and all that is one with it. */
export function visitorRoute(store: Pick<Store, 'eraseVisitor'>): Middleware {
  return async (ctx) => {
    const visitorId = String(ctx['params'].visitorId)
    if (!/^[A-Za-z0-9]{1,64}$/.test(visitorId)) throw new ServerError('request_cannot_be_parsed', 'invalid visitor id')
    const erased = await store.eraseVisitor(environmentOf(ctx), visitorId)
    if (!erased) throw new ServerError('visitor_not_found', 'no such visitor')
    ctx.status = 200
    ctx.body = ''
  }
}
