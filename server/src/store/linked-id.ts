import type { Position, SearchStore } from './search-store.ts'

/** Events a read. */
const PAGE = 100

/**
 * Visitors that were ever seen under the site's own id, each once, a merged one as the one it is part of. Oldest visit
 * first, so that what comes while it is read is read too.
 */
export async function* visitorsOfLinkedId({ searchEvents }: Pick<SearchStore, 'searchEvents'>, environmentId: string, linkedId: string): AsyncGenerator<string> {
  const seen = new Set<string>()
  for (let beyond: Position | undefined, more = true; more; ) {
    const events = await searchEvents({ environmentId, linkedId, limit: PAGE, reverse: true, ...(beyond && { beyond }) })
    for (const { identification } of events) {
      if (!identification || seen.has(identification.visitor_id)) continue
      seen.add(identification.visitor_id)
      yield identification.visitor_id
    }
    const last = events.at(-1)
    beyond = last && { timestamp: last.timestamp, eventId: last.event_id }
    more = events.length === PAGE
  }
}
