import type { Comparator } from './comparator.ts'

/**
 * Compares two lists of values place by place, by the share of places that agree: several dependent fields as one.
 * The lists are of one length and not empty; a place that a side lacks is left out before.
 *
 * @param cuts shares in (0, 1], falling: `agreement(1, 0.5)` gives all | at least half | fewer
 */
export function agreement(...cuts: number[]): Comparator<readonly unknown[]> {
  return {
    levels: cuts.length + 1,
    level(left, right) {
      const agreeing = left.filter((value, place) => String(value) === String(right[place])).length
      const level = cuts.findIndex((cut) => agreeing / left.length >= cut)
      return level === -1 ? cuts.length : level
    },
  }
}
