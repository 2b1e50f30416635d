import { Readable } from 'node:stream'
import { ServerError } from '../errors.ts'
import { doerOf } from '../middleware/doer.ts'
import { environmentOf } from '../middleware/keys.ts'
import type { Context, Middleware } from '../middleware/state.ts'
import { exportDocument } from '../privacy/export-document.ts'
import type { Store } from '../store/store.ts'

/** `DELETE /v4/visitors/{visitor_id}`: erases a visitor, and all that is one with it. */
export function visitorRoute(store: Pick<Store, 'eraseVisitor'>, now: () => number): Middleware {
  return async (ctx) => {
    const erased = await store.eraseVisitor(environmentOf(ctx), visitorIdOf(ctx), doerOf(ctx, now()))
    if (!erased) throw new ServerError('visitor_not_found', 'no such visitor')
    ctx.status = 200
    ctx.body = ''
  }
}

/** `GET /v4/visitors/{visitor_id}`: all that is kept on a visitor, as one JSON document, written as it is read. */
export function visitorExportRoute(store: Pick<Store, 'exportVisitor'>, now: () => number): Middleware {
  return async (ctx) => {
    const visitorId = visitorIdOf(ctx)
    const at = now()
    const rows = await store.exportVisitor(environmentOf(ctx), visitorId, doerOf(ctx, at))
    if (!rows) throw new ServerError('visitor_not_found', 'no such visitor')
    ctx.set('cache-control', 'no-store')
    ctx.type = 'application/json'
    ctx.body = Readable.from(exportDocument(rows, { visitor_id: visitorId, exported_at: at }))
  }
}

function visitorIdOf(ctx: Context): string {
  const visitorId = String(ctx['params'].visitorId)
  if (!/^[A-Za-z0-9]{1,64}$/.test(visitorId)) throw new ServerError('request_cannot_be_parsed', 'invalid visitor id')
  return visitorId
}
