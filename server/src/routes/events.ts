import type { EventSearchResult } from '@selfsame/contract'
import type { Config } from '../config/index.ts'
import { environmentOf } from '../middleware/keys.ts'
import type { Middleware } from '../middleware/state.ts'
import { digestOf, fromPageKey, toPageKey } from '../search/page-key.ts'
import { invalid, readFilters } from '../search/read-filters.ts'
import { findsNothing, type SettledQuery, toQuery } from '../search/to-query.ts'
import type { Store } from '../store/store.ts'

export interface EventsRouteDeps {
  store: Pick<Store, 'searchEvents' | 'countEvents'>
  config: { privacy: Pick<Config['privacy'], 'addresses'> }
  /** ms since the epoch */
  now: () => number
}

/** `GET /v4/events`: what fits all filters, newest first, page by page. */
export function eventsRoute({ store, config, now }: EventsRouteDeps): Middleware {
  return async (ctx) => {
    const [environmentId, params] = [environmentOf(ctx), new URLSearchParams(ctx.querystring)]
    const { pagination_key: key, total_hits: most, ...filters } = readFilters(params)
    const digest = digestOf(environmentId, params)
    const page = key === undefined ? undefined : fromPageKey(key, digest)
    if (key !== undefined && !page) throw invalid('pagination_key')
    const query = toQuery({ environmentId, filters, ...(page && { page }), addresses: config.privacy.addresses, now: now() })
    const nothing = findsNothing(environmentId, filters)
    const [found, total] = await Promise.all([
      nothing ? { events: [] } : onePage(store, query, digest),
      most === undefined ? undefined : nothing ? 0 : store.countEvents(query, most),
    ])
    ctx.body = { ...found, ...(total !== undefined && { total_hits: total }) } satisfies EventSearchResult
  }
}

/** One more is read than is given: it tells whether there is a next page. */
async function onePage(store: EventsRouteDeps['store'], query: SettledQuery, digest: string): Promise<EventSearchResult> {
  const { limit, start, end } = query
  const found = await store.searchEvents({ ...query, limit: limit + 1 })
  const events = found.slice(0, limit)
  const last = events.at(-1)
  if (found.length <= limit || !last) return { events }
  return { events, pagination_key: toPageKey({ beyond: { timestamp: last.timestamp, eventId: last.event_id }, start, end }, digest) }
}
