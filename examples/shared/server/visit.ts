import type { Visit, VisitLinkage } from '../src/visit.ts'
import { readApi, type ApiEvent, type ApiExplanation, type ApiSearch } from './server-api.ts'
import type { Settings } from './settings.ts'

/** Visits whose times are shown. */
const SHOWN = 12
/** The server counts no further. */
const MOST_HITS = 1000

/**
 * What a page may know of its own visit: counts, times and weights; no fingerprint value, no other visitor's whole id.
 *
 * @throws {ServerApiError} for instance 404 `event_not_found`
 */
export async function readVisit(settings: Settings, eventId: string): Promise<Visit> {
  const path = `/events/${encodeURIComponent(eventId)}`
  const [event, explanation] = await Promise.all([
    readApi<ApiEvent>(settings, path),
    readApi<ApiExplanation>(settings, `${path}/explanation`),
  ])
  const linkage = describeLinkage(explanation)
  const found = event.identification
  if (!found) return { eventId, visits: 1, times: [event.timestamp], linkage }

  const { events, total_hits } = await readVisits(settings, found)
  return {
    eventId,
    visitorId: found.visitor_id,
    visits: total_hits ?? events.length,
    times: events.slice(0, SHOWN).map(({ timestamp }) => timestamp),
    linkage,
  }
}

function readVisits(settings: Settings, visitor: NonNullable<ApiEvent['identification']>): Promise<ApiSearch> {
  const query = new URLSearchParams({ visitor_id: visitor.visitor_id, limit: '100', total_hits: String(MOST_HITS) })
  // without a start the search goes back seven days only
  if (visitor.first_seen_at !== undefined) query.set('start', String(visitor.first_seen_at))
  return readApi<ApiSearch>(settings, `/events?${query}`)
}

function describeLinkage({ linkage }: ApiExplanation): VisitLinkage {
  const { decision, candidates, comparisons, prior, posterior, runnerUp } = linkage
  return {
    decision,
    candidates: candidates.length,
    knownVisitors: prior.knownVisitors,
    priorNew: prior.new,
    posterior: posterior.best,
    comparisons: comparisons.map(({ name, level, bits }) => ({ name, level, bits })),
    ...(runnerUp && { runnerUp: { name: runnerUp.visitorId.slice(0, 6), bits: runnerUp.bits, posterior: runnerUp.posterior } }),
  }
}
