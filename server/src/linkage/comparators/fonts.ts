import { MISSING, type Comparison } from '../comparison.ts'
import { likenessOf } from '../likeness.ts'
import { place } from '../packed.ts'

/** Fonts: one or two more or fewer are near, most in common is a part. */
export const fonts: Comparison<'fonts'> = {
  fields: ['fonts'],
  levels: ['same', 'near', 'part', 'other'],
  rarity: ['fonts'],
  level({ visit, known }) {
    const found = likenessOf(place.fonts, visit, known)
    if (found === undefined) return MISSING
    if (found === 2) return 0
    if (found >= 0.9) return 1
    return found >= 0.6 ? 2 : 3
  },
}
