import { MISSING, type Comparison } from '../comparison.ts'
import { agree, placesOf } from '../places.ts'
import type { RecordField } from '../record.ts'

/** Same or other: all of the fields that both sides have agree, or not all. */
export function equal<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const places = placesOf(names)
  return {
    fields: names,
    levels: ['same', 'other'],
    rarity: names,
    level({ visit, known }) {
      const same = agree(visit, known, places)
      if (same === undefined) return MISSING
      return same ? 0 : 1
    },
  }
}
