import type { Candidate } from './candidate.ts'

const MS_PER_DAY = 86_400_000

/** Whole and fractional days between two times in ms; 0 where the clock ran backwards. */
export function daysBetween(earlier: number, later: number): number {
  return Math.max(0, later - earlier) / MS_PER_DAY
}

/** What is looked at in a known visitor before it is compared, in the order of the model's weights. */
export const habits = ['away', 'visits', 'seen once', 'seen once, away', 'early', 'late', 'same sitting'] as const

/** Gaps shorter than so many days are no rhythm, ... */
const LEAST_DAYS = 0.5
/** ... and those shorter than so many are one sitting, whatever the rhythm: who was here an hour ago comes back soonest. */
const SITTING_DAYS = 1 / 3

/**
 * How often and how regularly a visitor came: doublings of the days away and of its visits, and how much sooner or later
 * than usual it would be back. One seen only once has no rhythm, and may be gone for good.
 *
 * @param at time of the visit, in ms since the epoch
 * @returns one number for each of `habits`
 */
export function habitsOf({ firstSeenAt, lastSeenAt, visits }: Pick<Candidate, 'firstSeenAt' | 'lastSeenAt' | 'visits'>, at: number): number[] {
  const days = daysBetween(lastSeenAt, at)
  const away = Math.log2(1 + days)
  const sitting = days < SITTING_DAYS ? 1 : 0
  if (visits <= 1) return [away, 0, 1, away, 0, 0, sitting]
  const usual = daysBetween(firstSeenAt, lastSeenAt) / (visits - 1)
  const late = Math.log2((days + LEAST_DAYS) / (usual + LEAST_DAYS))
  return [away, Math.log2(visits), 0, 0, Math.max(0, -late), Math.max(0, late), sitting]
}
