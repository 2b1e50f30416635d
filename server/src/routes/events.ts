import type { Event, EventSearchResult } from '@selfsame/contract'
import { ServerError } from '../errors.ts'
import { environmentOf } from '../middleware/keys.ts'
import type { Middleware } from '../middleware/state.ts'
import type { EventQuery } from '../store/search-store.ts'
import type { Store } from '../store/store.ts'

const DEFAULT_LIMIT = 10
const MAX_LIMIT = 100

/** Filters that work, and `ii`, which the official SDK adds to every call to name itself. */
const PARAMETERS = new Set(['visitor_id', 'limit', 'pagination_key', 'ii'])

/** `GET /v4/events`: newest first, page by page. */
export function eventsRoute(store: Pick<Store, 'searchEvents'>): Middleware {
  return async (ctx) => {
    const query = parseQuery(environmentOf(ctx), new URLSearchParams(ctx.querystring))
    const events = await store.searchEvents(query)
    const last = events.length === query.limit ? events.at(-1) : undefined
    const more = last && (await store.searchEvents({ ...query, limit: 1, beyond: positionOf(last) })).length > 0
    ctx.body = { events, ...(more && { pagination_key: toKey(last) }) } satisfies EventSearchResult
  }
}

/** A filter that was ignored would give events that were not asked for: an unknown one is an error, one given twice too. */
function parseQuery(environmentId: string, params: URLSearchParams): EventQuery {
  const wrong = [...params.keys()].find((name) => !PARAMETERS.has(name) || (name !== 'ii' && params.getAll(name).length > 1))
  if (wrong !== undefined) throw invalid(wrong.slice(0, 64))
  const visitorId = params.get('visitor_id')
  if (visitorId !== null && !/^[A-Za-z0-9]{1,64}$/.test(visitorId)) throw invalid('visitor_id')
  const key = params.get('pagination_key')
  return {
    environmentId,
    limit: parseLimit(params.get('limit')),
    ...(visitorId !== null && { visitorId }),
    ...(key !== null && { beyond: fromKey(key) }),
  }
}

function parseLimit(text: string | null): number {
  if (text === null) return DEFAULT_LIMIT
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (limit < 1 || limit > MAX_LIMIT) throw invalid('limit')
  return limit
}

type Position = NonNullable<EventQuery['beyond']>

function positionOf({ timestamp, event_id }: Event): Position {
  return { timestamp, eventId: event_id }
}

function toKey(event: Event): string {
  return Buffer.from(`${event.timestamp}:${event.event_id}`).toString('base64url')
}

function fromKey(key: string): Position {
  const [, timestamp, eventId] = /^(\d{1,16}):(\d{13}\.[A-Za-z0-9]{6})$/.exec(Buffer.from(key, 'base64url').toString()) ?? []
  if (timestamp === undefined || eventId === undefined) throw invalid('pagination_key')
  return { timestamp: Number(timestamp), eventId }
}

function invalid(name: string): ServerError {
  return new ServerError('request_cannot_be_parsed', `invalid ${name}`)
}
