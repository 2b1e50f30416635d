/** What several processes count together. */
export interface RateStore {
  /**
   * Adds to what has been counted under a name in a minute, in one statement: whoever adds at the same time is told another sum.
   *
   * @param name   kept as a hash, together with `endsAt`
   * @param points at least 1
   * @param endsAt end of the minute, in ms since the epoch; the sweep takes the count soon after
   * @returns all that was counted so far, `points` among it
   */
  addToRate(name: string, points: number, endsAt: number): Promise<number>
}
