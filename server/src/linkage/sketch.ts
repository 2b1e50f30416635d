import { finish, mixIn, SEED } from './hash.ts'

/** Counts of values in fixed memory. A value is a digest; 0 is missing, and not counted. */
export interface Sketch {
  move(value: number, by: 1 | -1): void
  /** Never too low. */
  count(value: number): number
}

const rehash = (value: number): number => finish(mixIn(SEED, value))

/**
 * A count-min sketch of two rows. Taking back is exact, since rows only add.
 *
 * @param counters a row, of 32 bits each: a power of two, so that a digest's place is cut out of it and not divided for
 * @see Cormode & Muthukrishnan (2005), An improved data stream summary: the count-min sketch,
 *   https://doi.org/10.1016/j.jalgor.2003.12.001
 */
export function createSketch(counters: number): Sketch {
  const [first, second] = [new Int32Array(counters), new Int32Array(counters)]
  const last = counters - 1
  return {
    move(value, by) {
      if (value === 0) return
      const [one, other] = [value & last, rehash(value) & last]
      first[one] = (first[one] as number) + by
      second[other] = (second[other] as number) + by
    },
    count: (value) => (value === 0 ? 0 : Math.max(0, Math.min(first[value & last] as number, second[rehash(value) & last] as number))),
  }
}
