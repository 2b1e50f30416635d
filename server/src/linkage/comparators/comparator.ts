/** Compares two values; the level is an index, 0 the closest. Pure, total, no level outside `0..levels - 1`. */
export interface Comparator<T> {
  levels: number
  level(left: T, right: T): number
}
