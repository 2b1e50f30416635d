import { word, type Packed } from './packed.ts'

/** Two lists in records: where each one's length stands, its items behind it. */
interface Lists {
  visit: Packed
  from: number
  known: Packed
  to: number
}

/** Jaccard's |A n B| / |A u B| of two lists that are not both empty. Looks into the records: a view of a part takes longer to make than to read. */
function jaccard({ visit, from, known, to }: Lists): number {
  const [left, right] = [visit[from] as number, known[to] as number]
  let shared = 0
  for (let item = from + 1; item <= from + left; item++) {
    for (let other = to + 1; other <= to + right; other++) {
      if (visit[item] !== known[other]) continue
      shared++
      break
    }
  }
  return shared / (left + right - shared)
}

/**
 * How alike one list of two records is: 2 the same in the same order, else Jaccard's; undefined where a side lacks it.
 *
 * @param at place of the list's first word
 */
export function likenessOf(at: number, visit: Packed, known: Packed): number | undefined {
  const [from, to] = [word(visit, at), word(known, at)]
  if (from === 0 || to === 0) return undefined
  // The digest of all items, in their order.
  return word(visit, at + 1) === word(known, at + 1) ? 2 : jaccard({ visit, from, known, to })
}
