import { list, place, type Packed } from './packed.ts'
import type { RecordField } from './record.ts'

/** How alike two lists are: 2 the same in the same order, else Jaccard's |A n B| / |A u B|; two empty ones are the same. */
function likeness(left: Uint32Array, right: Uint32Array): number {
  if (left.length === right.length && left.every((item, index) => item === right[index])) return 2
  let shared = 0
  for (const item of left) if (right.includes(item)) shared++
  const union = left.length + right.length - shared
  return union === 0 ? 2 : shared / union
}

/** As `likeness`, of one field of two records; undefined where a side lacks it. */
export function likenessOf(name: RecordField, visit: Packed, known: Packed): number | undefined {
  const [left, right] = [list(visit, place[name]), list(known, place[name])]
  return left && right && likeness(left, right)
}
