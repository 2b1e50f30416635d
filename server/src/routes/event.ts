import { ServerError } from '../errors.ts'
import { environmentOf } from '../middleware/keys.ts'
import type { Context, Middleware } from '../middleware/state.ts'
import type { Store, StoredEvent } from '../store/store.ts'

/** `GET /v4/events/{event_id}` */
export function eventRoute(store: Pick<Store, 'event'>): Middleware {
  return async (ctx) => {
    ctx.body = (await storedEvent(store, ctx)).event
  }
}

/** `GET /v4/events/{event_id}/explanation` */
export function explanationRoute(store: Pick<Store, 'event'>): Middleware {
  return async (ctx) => {
    ctx.body = (await storedEvent(store, ctx)).explanation
  }
}

/** @throws {ServerError} `event_not_found`: also where the event is another environment's */
async function storedEvent(store: Pick<Store, 'event'>, ctx: Context): Promise<StoredEvent> {
  const eventId = String(ctx['params'].eventId)
  const stored = /^\d{13}\.[A-Za-z0-9]{6}$/.test(eventId) ? await store.event(environmentOf(ctx), eventId) : undefined
  if (!stored) throw new ServerError('event_not_found', 'no such event')
  return stored
}
