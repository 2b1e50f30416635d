import type { Explanation } from '@selfsame/contract'
import type { Identification } from './event.ts'
import { newVisitorId } from './ids.ts'
import type { Candidate, Decision } from './linkage/index.ts'

/** Who a visit is of, and why. */
export interface Link extends Identification {
  explanation: Explanation
}

/**
 * Turns linkage's decision into a visitor: a known one, or a new one with an id of its own.
 *
 * @param candidates those the decision was made over
 * @param at         ms since the epoch
 */
export function linkOf(decision: Decision, candidates: readonly Candidate[], at: number): Link {
  const { confidence, explanation } = decision
  const why = { confidence: { ...confidence, version: explanation.linkage.model }, explanation }
  if (decision.outcome === 'new') {
    return { visitorId: newVisitorId(), visitorFound: false, firstSeenAt: at, lastSeenAt: at, ...why }
  }
  const known = candidates.find(({ visitorId }) => visitorId === decision.visitorId)
  if (!known) throw new TypeError('linkage linked to a visitor that was no candidate')
  return { visitorId: known.visitorId, visitorFound: true, firstSeenAt: known.firstSeenAt, lastSeenAt: known.lastSeenAt, ...why }
}
