import type { Visit, VisitLinkage } from '../src/visit.ts'
import { readApi, type ApiEvent, type ApiExplanation, type ApiSearch } from './server-api.ts'
import type { Settings } from './settings.ts'

/** Visits whose times are shown. */
const SHOWN = 12
/** Pages of 100 events; a visitor with more visits has "1000+". */
const MOST_PAGES = 10

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

  const { times, isAll } = await readTimes(settings, found.visitor_id)
  return {
    eventId,
    visitorId: found.visitor_id,
    visits: times.length,
    ...(!isAll && { isMore: true }),
    times: times.slice(0, SHOWN),
    linkage,
  }
}

/** When the visitor came, newest first. */
async function readTimes(settings: Settings, visitorId: string): Promise<{ times: number[]; isAll: boolean }> {
  const times: number[] = []
  const query = new URLSearchParams({ visitor_id: visitorId, limit: '100' })
  for (let page = 0; page < MOST_PAGES; page++) {
    const { events, pagination_key } = await readApi<ApiSearch>(settings, `/events?${query}`)
    times.push(...events.map(({ timestamp }) => timestamp))
    if (!pagination_key) return { times, isAll: true }
    query.set('pagination_key', pagination_key)
  }
  return { times, isAll: false }
}

function describeLinkage({ linkage }: ApiExplanation): VisitLinkage {
  const { decision, candidates, comparisons, prior, posterior, confidence, returning, runnerUp, techniques, merged = [], highRecall } = linkage
  const isKnown = decision !== 'new'
  const likely = !isKnown && highRecall?.visitorId !== undefined ? { name: nameOf(highRecall.visitorId), score: highRecall.score } : undefined
  return {
    decision,
    candidates: candidates.length,
    knownVisitors: prior.knownVisitors,
    priorNew: prior.new,
    ...(prior.bits !== undefined && { priorBits: prior.bits }),
    // one fits that may be several browsers, or whom someone new would fit: how little it is believed says why it is no link
    posterior: isKnown && highRecall ? highRecall.score : Math.min(confidence?.best ?? 1, returning?.best ?? 1, posterior.best),
    comparisons: comparisons.map(({ name, level, bits }) => ({ name, level, bits })),
    ...(runnerUp && { runnerUp: { name: nameOf(runnerUp.visitorId ?? ''), bits: runnerUp.bits, posterior: runnerUp.posterior } }),
    ...(techniques && { techniques }),
    merged: merged.map(({ younger, older, bits }) => ({ younger: nameOf(younger), older: nameOf(older), bits })),
    ...(likely && { likely }),
  }
}

/** The beginning of a visitor's id: enough to tell two apart, not enough to ask for one. */
function nameOf(visitorId: string): string {
  return visitorId.slice(0, 6)
}
