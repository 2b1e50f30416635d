const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Before each attempt, in ms: about three days in all. */
export const DELAYS: readonly number[] = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]

/** Share of a delay by which it may be longer, so that what failed together does not come again together. */
const JITTER = 0.2
/** Whatever a receiver asks for, in ms. */
const LONGEST_RETRY_AFTER = 24 * HOUR

/**
 * How long to wait before the next attempt.
 *
 * @param attempts   so far, the one that has just failed included
 * @param retryAfter what the receiver asked for, in ms
 * @param random     in [0, 1)
 * @returns ms; undefined: there is no further attempt
 */
export function retryIn(attempts: number, retryAfter: number, random: number): number | undefined {
  const delay = DELAYS[attempts]
  if (delay === undefined) return undefined
  return Math.round(Math.max(delay * (1 + JITTER * random), retryAfter))
}

/**
 * Reads `Retry-After`: seconds, or a date.
 *
 * @param now ms since the epoch
 * @returns ms, at most a day; 0: the header says nothing
 * @see RFC 9110, 10.2.3
 */
export function parseRetryAfter(header: string | undefined, now: number): number {
  const text = header?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), LONGEST_RETRY_AFTER) : 0
}
