import { Readable } from 'node:stream'
import { MAX_LINKED_ID_LENGTH } from '@selfsame/contract'
import { ServerError } from '../errors.ts'
import { doerOf } from '../middleware/doer.ts'
import { environmentOf } from '../middleware/keys.ts'
import type { Context, Middleware } from '../middleware/state.ts'
import { exportDocument } from '../privacy/export-document.ts'
import type { PrivacyStore, Whom } from '../store/privacy-store.ts'

/** `DELETE /v4/visitors/{visitor_id}`: erases a visitor, and all that is one with it. */
export function eraseVisitorRoute(store: Pick<PrivacyStore, 'eraseVisitor'>, now: () => number): Middleware {
  return async (ctx) => {
    const erased = await store.eraseVisitor(environmentOf(ctx), visitorIdOf(ctx), doerOf(ctx, now()))
    if (!erased) throw new ServerError('visitor_not_found', 'no such visitor')
    ctx.status = 200
    ctx.body = ''
  }
}

/** `DELETE /v4/visitors?linked_id=`: erases every visitor that was ever seen under the site's own id. */
export function eraseLinkedIdRoute(store: Pick<PrivacyStore, 'eraseLinkedId'>, now: () => number): Middleware {
  return async (ctx) => {
    const erased = await store.eraseLinkedId(environmentOf(ctx), linkedIdOf(ctx), doerOf(ctx, now()))
    if (!erased) throw new ServerError('visitor_not_found', 'no visitor was seen under that linked id')
    ctx.body = erased
  }
}

/** `GET /v4/visitors/{visitor_id}`: all that is kept on a visitor, as one JSON document, written as it is read. */
export function exportVisitorRoute(store: Pick<PrivacyStore, 'exportVisitors'>, now: () => number): Middleware {
  return (ctx) => answerWithExport(ctx, { visitorId: visitorIdOf(ctx) }, { store, at: now() })
}

/** `GET /v4/visitors?linked_id=`: the same of every visitor that was ever seen under the site's own id. */
export function exportLinkedIdRoute(store: Pick<PrivacyStore, 'exportVisitors'>, now: () => number): Middleware {
  return (ctx) => answerWithExport(ctx, { linkedId: linkedIdOf(ctx) }, { store, at: now() })
}

async function answerWithExport(ctx: Context, whom: Whom, { store, at }: { store: Pick<PrivacyStore, 'exportVisitors'>; at: number }): Promise<void> {
  const rows = await store.exportVisitors(environmentOf(ctx), whom, doerOf(ctx, at))
  if (!rows) throw new ServerError('visitor_not_found', 'no such visitor')
  ctx.set('cache-control', 'no-store')
  ctx.type = 'application/json'
  ctx.body = Readable.from(exportDocument(rows, whom, at))
}

function visitorIdOf(ctx: Context): string {
  const visitorId = String(ctx['params'].visitorId)
  if (!/^[A-Za-z0-9]{1,64}$/.test(visitorId)) throw new ServerError('request_cannot_be_parsed', 'invalid visitor id')
  return visitorId
}

/** All of them by a slip of the pen: an id must be there, and nothing else. */
function linkedIdOf(ctx: Context): string {
  const parameters = new URLSearchParams(ctx.querystring)
  const [linkedId = '', ...more] = parameters.getAll('linked_id')
  const others = [...parameters.keys()].filter((name) => name !== 'linked_id' && name !== 'ii')
  if (linkedId === '' || linkedId.length > MAX_LINKED_ID_LENGTH || more.length > 0 || others.length > 0) {
    throw new ServerError('request_cannot_be_parsed', `invalid linked_id: expected ?linked_id= with 1 to ${MAX_LINKED_ID_LENGTH} characters, and nothing else`)
  }
  return linkedId
}
