import { MISSING, type Comparison } from '../comparison.ts'
import { agreement, placesOf } from '../places.ts'
import type { RecordField } from '../record.ts'

/** Same or other: all of the fields that both sides have agree, or not all. */
export function equal<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const places = placesOf(names)
  return {
    fields: names,
    levels: ['same', 'other'],
    rarity: names,
    level({ visit, known }) {
      const share = agreement(visit, known, places)
      if (share < 0) return MISSING
      return share === 1 ? 0 : 1
    },
  }
}
