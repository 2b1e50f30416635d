import type { Model } from './model.ts'

const MS_PER_DAY = 86_400_000

/** Prior odds before any evidence; `each` known visitor and `fresh` (someone new) over a common total. */
export interface Prior {
  /** P(someone new). */
  fresh: number
  /** P(one given visitor), had it been here just now. */
  each: number
}

/**
 * What is expected before looking: known visitors share `returning`, but a young installation has met few of those who
 * will come, so that a first stranger is not taken for the first visitor.
 */
export function prior(knownVisitors: number, { prior: { returning, unseenVisitors } }: Model): Prior {
  const each = returning / (knownVisitors + unseenVisitors)
  return { each, fresh: 1 - each * knownVisitors }
}

/** Whole and fractional days between two times in ms; 0 where the clock ran backwards. */
export function daysBetween(earlier: number, later: number): number {
  return Math.max(0, later - earlier) / MS_PER_DAY
}

/** How much less likely a visitor comes back that stayed away so long: halves with each half-life. */
export function recency(daysAway: number, { prior: { halfLifeDays } }: Model): number {
  return 2 ** (-daysAway / halfLifeDays)
}

/** What a record gives to be found by. */
export interface Findable {
  /** The most bits it could agree in. */
  bits: number
  /** Its blocking keys. */
  keys: number
}

/** P(blocking does not find a known visitor), by what the visit's record gives; 1 where it gives nothing. */
export function unfound({ bits, keys }: Findable, { unfound: { least, certainAtBits, halvingBits } }: Model): number {
  return Math.min(1, Math.max(least, 2 ** ((certainAtBits - bits) / halvingBits), 2 ** -keys))
}

/**
 * Bayes over the candidates, someone new, and a known visitor that blocking did not find.
 *
 * @param weights prior times 2^bits of each candidate
 * @param fresh   prior of someone new
 * @param missed  prior of a known visitor that was not found
 * @returns posteriors in 0..1, which sum to 1 with the one of `missed`
 */
export function posteriors(
  weights: readonly number[],
  fresh: number,
  missed: number,
): { candidates: number[]; fresh: number } {
  const total = weights.reduce((sum, weight) => sum + weight, fresh + missed)
  return { candidates: weights.map((weight) => weight / total), fresh: fresh / total }
}
