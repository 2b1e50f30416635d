import type { Explanation } from '@selfsame/contract'
import type { Candidate } from './candidate.ts'
import { hash32 } from './hash.ts'
import { logOdds } from './posterior.ts'

/**
 * How nearly a visitor's first visit was taken for another visitor: should they turn out to be one, it was that one. The
 * other's id is not kept, only a hash of it; whoever has the id can tell that it is of that one, so it goes when the other is erased.
 */
export interface Near {
  /** `markOf` the other visitor. */
  mark: number
  /** Posterior of the other then, as log2 of the odds, in thousandths of a bit. */
  millibits: number
}

/** Odds beyond so many bits say no more: one that fits better was linked, or fitted and was not believed, which is no reason to merge. */
const MOST_BITS = 4

/** 32 bits of an id, as a signed number. */
export const markOf = (visitorId: string): number => hash32(visitorId) | 0

/** @returns undefined: the visit had no candidate */
export function nearOf({ linkage }: Explanation): Near | undefined {
  const [best] = linkage.candidates
  if (best?.visitorId === undefined) return undefined
  const bits = Math.max(-MOST_BITS, Math.min(MOST_BITS, logOdds(best.posterior)))
  return { mark: markOf(best.visitorId), millibits: Math.round(bits * 1000) }
}

/** Who a mark may be of: a visitor with those that have since become part of it. */
type Whole = Pick<Candidate, 'visitorId' | 'members'>

/** Log2 of the odds with which the one's first visit was taken for the other, or for a part of it, in bits; undefined: it was nearer to somebody else. */
export function nearness({ near }: Pick<Candidate, 'near'>, { visitorId, members = [] }: Whole): number | undefined {
  if (!near) return undefined
  return markOf(visitorId) === near.mark || members.some((id) => markOf(id) === near.mark) ? near.millibits / 1000 : undefined
}
