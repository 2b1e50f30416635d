import { MISSING, type Comparison } from '../comparison.ts'
import { list, place, type Packed } from '../packed.ts'
import type { RecordField } from '../record.ts'

/** How alike two lists are: 2 the same in the same order, else Jaccard's |A n B| / |A u B|; two empty ones are the same. */
function likeness(left: Uint32Array, right: Uint32Array): number {
  if (left.length === right.length && left.every((item, index) => item === right[index])) return 2
  let shared = 0
  for (const item of left) if (right.includes(item)) shared++
  const union = left.length + right.length - shared
  return union === 0 ? 2 : shared / union
}

function likenessOf(name: RecordField, visit: Packed, known: Packed): number | undefined {
  const [left, right] = [list(visit, place[name]), list(known, place[name])]
  return left && right && likeness(left, right)
}

/** Fonts: one or two more or fewer are near, most in common is a part. */
export const fonts: Comparison<'fonts'> = {
  fields: ['fonts'],
  levels: ['same', 'near', 'part', 'other'],
  rarity: ['fonts'],
  level({ visit, known }) {
    const found = likenessOf('fonts', visit, known)
    if (found === undefined) return MISSING
    if (found === 2) return 0
    if (found >= 0.9) return 1
    return found >= 0.6 ? 2 : 3
  },
}

/** Languages: one added, taken away or moved is near. */
export const languages: Comparison<'languages'> = {
  fields: ['languages'],
  levels: ['same', 'before', 'near', 'other'],
  before: 1,
  rarity: ['languages'],
  level({ visit, known }) {
    const found = likenessOf('languages', visit, known)
    if (found === undefined) return MISSING
    if (found === 2) return 0
    return found >= 0.5 ? 2 : 3
  },
}
