import { ServerError } from '../errors.ts'
import { environmentOf } from '../middleware/keys.ts'
import type { Context, Middleware } from '../middleware/state.ts'
import type { Rulebook } from '../rules/rulebook.ts'
import type { Store, StoredEvent } from '../store/store.ts'

/** `GET /v4/events/{event_id}`; with `ruleset_id` the event says what that ruleset would do with it. */
export function eventRoute(store: Pick<Store, 'event'>, rulebook: Rulebook): Middleware {
  return async (ctx) => {
    const rulesetId = rulesetIdOf(ctx)
    const [{ event }, actionOf] = await Promise.all([
      storedEvent(store, ctx),
      rulesetId === undefined ? undefined : rulebook(environmentOf(ctx), rulesetId),
    ])
    ctx.body = actionOf ? { ...event, rule_action: actionOf(event) } : event
  }
}

/** @throws {ServerError} `request_cannot_be_parsed`: it is given twice, or empty */
function rulesetIdOf(ctx: Context): string | undefined {
  const [id, ...more] = new URLSearchParams(ctx.querystring).getAll('ruleset_id')
  if (more.length > 0 || id === '') throw new ServerError('request_cannot_be_parsed', 'invalid ruleset_id')
  return id
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
