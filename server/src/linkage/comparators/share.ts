import { MISSING, type Comparison } from '../comparison.ts'
import { agreeing, placesOf } from '../places.ts'
import type { RecordField } from '../record.ts'

/** By how many of the fields agree that both sides have: all, at least half of them, fewer. */
export function share<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const places = placesOf(names)
  return {
    fields: names,
    levels: ['same', 'most', 'few'],
    rarity: names,
    level: ({ visit, known }) => byShare(agreeing(visit, known, places)),
  }
}

function byShare({ both, same }: { both: number; same: number }): number {
  if (both === 0) return MISSING
  if (same === both) return 0
  return same * 2 >= both ? 1 : 2
}
