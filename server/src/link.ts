import type { Explanation } from '@selfsame/contract'
import type { Found, Identification } from './event.ts'
import { newVisitorId } from './ids.ts'
import type { Candidate, Decision, Duplicate } from './linkage/index.ts'
import type { FoundMerge } from './store/store.ts'

/** Who a visit is of, and why. */
export interface Link extends Found {
  explanation: Explanation
  /** Visitors that turned out to be one browser. */
  merges: readonly FoundMerge[]
}

/**
 * Turns linkage's decision into a visitor: a known one, or a new one with an id of its own.
 *
 * @param candidates those the decision was made over
 * @param at         ms since the epoch
 */
export function linkOf(decision: Decision, candidates: readonly Candidate[], at: number): Link {
  const { confidence, explanation, highRecall, tokenMismatch } = decision
  const version = explanation.linkage.model
  const who: Pick<Identification, 'visitorId' | 'visitorFound' | 'firstSeenAt' | 'lastSeenAt'> =
    decision.outcome === 'new'
      ? { visitorId: newVisitorId(), visitorFound: false, firstSeenAt: at, lastSeenAt: at }
      : known(decision.visitorId, candidates)
  const identification = { ...who, confidence: { ...confidence, version } }
  const { visitorId: likely = who.visitorId, score } = highRecall
  return {
    ...identification,
    highRecall: likely === who.visitorId ? identification : { ...known(likely, candidates), confidence: { score, version } },
    tokenMismatch,
    explanation,
    merges: decision.outcome === 'linked' ? decision.merges.map(toMerge) : [],
  }
}

function toMerge({ younger, older, probability, bits }: Duplicate): FoundMerge {
  return { younger, older, evidence: { probability, bits } }
}

function known(visitorId: string, candidates: readonly Candidate[]) {
  const candidate = candidates.find((each) => each.visitorId === visitorId)
  if (!candidate) throw new TypeError('linkage linked to a visitor that was no candidate')
  const { firstSeenAt, lastSeenAt } = candidate
  return { visitorId, visitorFound: true, firstSeenAt, lastSeenAt }
}
