import { MISSING, type Comparison } from '../comparison.ts'
import { likenessOf } from '../likeness.ts'
import { place } from '../packed.ts'

/** Languages: one added, taken away or moved is near. */
export const languages: Comparison<'languages'> = {
  fields: ['languages'],
  levels: ['same', 'before', 'near', 'other'],
  before: 1,
  rarity: ['languages'],
  level({ visit, known }) {
    const found = likenessOf(place.languages, visit, known)
    if (found === undefined) return MISSING
    if (found === 2) return 0
    return found >= 0.5 ? 2 : 3
  },
}
