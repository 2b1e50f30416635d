/** How many deliveries may be under way to one endpoint. */
export interface Pace {
  readonly limit: number
  /** The receiver took one. */
  faster(): void
  /** It did not, or did not answer. */
  slower(): void
}

const FIRST = 8

/**
 * One more for each that was taken, half for each that was not: a receiver that is down is asked by one delivery at a time,
 * and has all again soon after it is up.
 */
export function createPace(most: number): Pace {
  let limit = Math.min(FIRST, most)
  return {
    get limit() {
      return limit
    },
    faster: () => void (limit = Math.min(most, limit + 1)),
    slower: () => void (limit = Math.max(1, Math.floor(limit / 2))),
  }
}
