import { MISSING, type Comparison } from '../comparison.ts'
import { agreement, placesOf } from '../places.ts'
import type { RecordField } from '../record.ts'

/** By how many of the fields agree that both sides have: all, at least half of them, fewer. */
export function share<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const places = placesOf(names)
  return {
    fields: names,
    levels: ['same', 'most', 'few'],
    rarity: names,
    level: ({ visit, known }) => byShare(agreement(visit, known, places)),
  }
}

function byShare(share: number): number {
  if (share < 0) return MISSING
  if (share === 1) return 0
  return share >= 0.5 ? 1 : 2
}
