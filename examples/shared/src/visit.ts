/** One comparison of this visit with the visitor it was weighed against. */
export interface VisitComparison {
  name: string
  level: string
  /** Match weight: above 0 speaks for the same visitor, below against, 0 where nothing was observed. */
  bits: number
}

/** What each technique had to say of the best candidate; one that is left out was off, or had nothing to compare. */
export interface VisitTechniques {
  fingerprint: { bits: number }
  token?: { state: 'absent' | 'matched' | 'mismatch'; bits: number }
  network?: { parts: ('prefix' | 'asn' | 'tls')[]; bits: number }
}

export interface VisitLinkage {
  decision: 'linked' | 'new' | 'claimed'
  /** How many known visitors were weighed. */
  candidates: number
  knownVisitors: number
  /** P(new visitor) before any evidence, in 0..1. */
  priorNew: number
  /** Odds of the best candidate against someone new before any evidence, as log2; absent where an older server decided. */
  priorBits?: number
  /** What the best candidate is worth after the evidence, in 0..1. */
  posterior: number
  comparisons: VisitComparison[]
  /** `name`: the beginning of that visitor's id. */
  runnerUp?: { name: string; bits: number; posterior: number }
  /** Absent where an older server decided. */
  techniques?: VisitTechniques
  /** Visitors that this visit showed to be one, by the beginnings of their ids. */
  merged: { younger: string; older: string; bits: number }[]
  /** The known visitor that fits at a lower threshold, where the answer was "new". */
  likely?: { name: string; score: number }
}

/** What the back end tells the page of a visit; times in ms since the epoch, newest first. */
export interface Visit {
  eventId: string
  visitorId?: string
  visits: number
  /** There are more than were counted. */
  isMore?: true
  times: number[]
  linkage: VisitLinkage
}

/**
 * Asks the example's own back end, which holds the secret key.
 *
 * @throws {Error} the back end or the Selfsame server behind it did not answer
 */
export async function fetchVisit(eventId: string): Promise<Visit> {
  const response = await fetch(`/api/visit/${encodeURIComponent(eventId)}`)
  if (!response.ok) throw new Error(`The back end answered ${response.status}`)
  return (await response.json()) as Visit
}

/** The bare number, with a plus where the back end stopped counting. */
export function formatVisits({ visits, isMore }: Visit): string {
  return isMore ? `${visits}+` : String(visits)
}
