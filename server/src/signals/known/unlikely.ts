import type { Population } from '../signal.ts'

type Combination = NonNullable<Population['combinations']>[number]

/** A combination, of how many visitors it was counted, and how surprising it is, in 0..1. */
export type Unlikely = Combination & { visitors: number; score: number }

/** Of fewer visitors too little can be expected. */
export const LEAST_VISITORS = 1_000

/** Seen in less than this share of what chance would bring together, a pair is one that does not go together. */
const SHARE = 0.1
/** Visitors added to both sides: what few were expected to show, nobody need have shown. */
const SMOOTHING = 1

/**
 * How surprising it is that a visit has both parts: 0 where they were seen together as often as a tenth of what their own
 * frequencies would bring about by chance, towards 1 the more were expected and not seen. A rare part makes nothing
 * surprising: few were expected. Seeing the combination more often never raises it.
 */
export function surprise({ first, second, together }: Combination, visitors: number): number {
  const expected = (SHARE * first * second) / visitors
  return Math.max(0, 1 - (together + SMOOTHING) / (expected + SMOOTHING))
}

/** The most surprising of a visit's combinations; undefined where too few visitors are counted, or it has none. */
export function unlikeliest({ visitors, combinations = [] }: Population): Unlikely | undefined {
  if (visitors < LEAST_VISITORS) return undefined
  const scored = combinations.map((each) => ({ ...each, visitors, score: surprise(each, visitors) }))
  return scored.sort((left, right) => right.score - left.score)[0]
}
