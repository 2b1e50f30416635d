import { MISSING, type Comparison, type Pair } from '../comparison.ts'
import type { RecordField } from '../record.ts'
import { agreeing, placesOf } from './places.ts'

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

/** As `equal`, for what flips back: a value of an earlier record is closer than one never seen. */
export function returning<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const { level, ...rest } = equal(...names)
  return { ...rest, levels: ['same', 'before', 'other'], before: 1, level: (pair) => other(level(pair), 2) }
}

/** As `equal`, for what comes with browser or system: after an update of either it may differ. */
export function shipped<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const { level, ...rest } = equal(...names)
  return { ...rest, levels: ['same', 'other, updated', 'other'], level: (pair) => other(level(pair), pair.updated ? 1 : 2) }
}

function other(level: number, instead: number): number {
  return level === 1 ? instead : level
}

/** By how many of the fields agree that both sides have: all, at least half of them, fewer. */
export function share<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const places = placesOf(names)
  return {
    fields: names,
    levels: ['same', 'most', 'few'],
    rarity: names,
    level: ({ visit, known }: Pair) => byShare(agreeing(visit, known, places)),
  }
}

/** As `share`, for what comes with browser or system. */
export function shippedShare<F extends RecordField>(...names: readonly F[]): Comparison<F> {
  const { level, ...rest } = share(...names)
  return {
    ...rest,
    levels: ['same', 'most, updated', 'few, updated', 'most', 'few'],
    level(pair) {
      const found = level(pair)
      return found <= 0 || pair.updated ? found : found + 2
    },
  }
}

function byShare({ both, same }: { both: number; same: number }): number {
  if (both === 0) return MISSING
  if (same === both) return 0
  return same * 2 >= both ? 1 : 2
}
