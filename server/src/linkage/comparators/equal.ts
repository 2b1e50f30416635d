import { MISSING, type Comparison } from '../comparison.ts'
import { agreeing, placesOf } from '../places.ts'
import type { RecordField } from '../record.ts'

/** Same or other: all of the fields that both sides have agree, or not all. */
export function equal<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const places = placesOf(names)
  return {
    fields: names,
    levels: ['same', 'other'],
    rarity: names,
    level({ visit, known }) {
      const { both, same } = agreeing(visit, known, places)
      if (both === 0) return MISSING
      return both === same ? 0 : 1
    },
  }
}
