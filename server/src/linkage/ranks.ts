/** How values compare in how common they are: kept in step with their counts, one change at a time. */
export interface Ranks {
  /** A value that `seen` visitors showed is shown by one more, or one fewer. */
  move(seen: number, by: 1 | -1): void
  /** Share of all that visitors showed which more than `seen` of them showed, in 0..1; 0 where there is nothing. */
  moreCommon(seen: number): number
}

export function createRanks(): Ranks {
  /** How many values were shown by so many visitors each. */
  const values = new Map<number, number>()
  const change = (shown: number, by: number) => {
    if (shown <= 0) return
    const left = (values.get(shown) ?? 0) + by
    if (left > 0) values.set(shown, left)
    else values.delete(shown)
  }
  return {
    move(seen, by) {
      change(seen, -1)
      change(seen + by, 1)
    },
    moreCommon(seen) {
      let [more, all] = [0, 0]
      for (const [shown, times] of values) {
        all += shown * times
        if (shown > seen) more += shown * times
      }
      return all === 0 ? 0 : more / all
    },
  }
}
