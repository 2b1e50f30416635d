/** How fast one receiver is sent to. */
export interface Pace {
  /**
   * @param underWay deliveries
   * @returns how many more may be claimed; none unless half of the places are free, so that few claims take many
   */
  places(underWay: number): number
  /** The receiver took one. */
  faster(): void
  /** It did not, or did not answer. */
  slower(): void
  /** Leaves it alone for so many ms. */
  rest(ms: number): void
}

const FIRST = 8

/**
 * One more at a time for each that was taken, half for each that was not: a receiver that is down is asked by one delivery
 * at a time, and has all again soon after it is up.
 *
 * @param most deliveries at a time
 * @param now  ms, monotonic
 */
export function createPace(most: number, now: () => number = () => performance.now()): Pace {
  let limit = Math.min(FIRST, most)
  let restsUntil = 0
  return {
    places: (underWay) => (now() < restsUntil || underWay > limit / 2 ? 0 : limit - underWay),
    faster: () => void (limit = Math.min(most, limit + 1)),
    slower: () => void (limit = Math.max(1, Math.floor(limit / 2))),
    rest: (ms) => void (restsUntil = Math.max(restsUntil, now() + ms)),
  }
}
