/** One comparison of this visit with the visitor it was weighed against. */
export interface VisitComparison {
  name: string
  level: string
  /** Match weight: above 0 speaks for the same visitor, below against, 0 where nothing was observed. */
  bits: number
}

export interface VisitLinkage {
  decision: 'linked' | 'new' | 'claimed'
  /** How many known visitors were weighed. */
  candidates: number
  knownVisitors: number
  /** P(new visitor) before any evidence, in 0..1. */
  priorNew: number
  /** P(best candidate) after the evidence, in 0..1. */
  posterior: number
  comparisons: VisitComparison[]
  /** `name`: the beginning of that visitor's id. */
  runnerUp?: { name: string; bits: number; posterior: number }
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
