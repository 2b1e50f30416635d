/** Length of a bucket, in ms: the finer, the fewer events are looked at for one that fits; the coarser, the fewer rows. */
export const BUCKET_MS = 10_000
const BUCKETS_A_DAY = 8_640
const DAY_MS = BUCKET_MS * BUCKETS_A_DAY

/** @returns buckets since the epoch */
export function bucketOf(at: number): number {
  return Math.floor(at / BUCKET_MS)
}

/** @returns days since the epoch */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS)
}

/**
 * Days of a stretch of time, in the order in which they are to be searched, in growing groups: mostly the first group has
 * enough, and if not, the rest should not take a query a day.
 */
export function* dayGroups(start: number, end: number, rising: boolean): Generator<number[]> {
  const [first, last] = rising ? [dayOf(start), dayOf(end)] : [dayOf(end), dayOf(start)]
  const step = rising ? 1 : -1
  for (let from = first, size = 1; (last - from) * step >= 0; from += step * size, size = Math.min(64, size * 8)) {
    const length = Math.min(size, (last - from) * step + 1)
    yield Array.from({ length }, (_, index) => from + index * step)
  }
}
