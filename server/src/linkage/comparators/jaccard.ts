import type { Comparator } from './comparator.ts'

/**
 * Compares two sets by Jaccard similarity |A n B| / |A u B|; two empty sets are alike (1).
 *
 * @param cuts similarities in (0, 1], falling: `jaccard(1, 0.9)` gives equal | >= 0.9 | else
 */
export function jaccard(...cuts: number[]): Comparator<readonly string[]> {
  return {
    levels: cuts.length + 1,
    level(left, right) {
      const [a, b] = [new Set(left), new Set(right)]
      const shared = [...a].filter((item) => b.has(item)).length
      const union = a.size + b.size - shared
      const similarity = union === 0 ? 1 : shared / union
      const level = cuts.findIndex((cut) => similarity >= cut)
      return level === -1 ? cuts.length : level
    },
  }
}
