import { releasesBehind, type Behind } from './calendar.ts'
import { comparisonNames, comparisons } from './comparisons.ts'
import { normalise, type VisitInput } from './normalise.ts'
import { pack, word, type Packed } from './packed.ts'
import { placesOf } from './places.ts'
import type { VisitRecord } from './record.ts'

/** Devices of one class change alike: phones get their updates all at once and cannot be opened. */
export type DeviceClass = (typeof deviceClasses)[number]

export const deviceClasses = ['desktop', 'ios', 'android'] as const

/** A visit as linkage looks at it. */
export interface Observation {
  record: Packed
  /** Places of the comparisons that it has a value for, in their order: the others need not be looked at. */
  compared: readonly number[]
  deviceClass: DeviceClass
  engine?: string
  /** By the release calendar; absent where it does not have the browser. */
  behind?: Behind
}

/** What one visit brought, ready to be compared. */
export function observe(input: VisitInput): Observation {
  return observation(normalise(input))
}

export function observation(record: VisitRecord): Observation {
  const { engine, version, os } = record
  const packed = pack(record)
  const behind = engine !== undefined && version && releasesBehind(engine, version)
  return {
    record: packed,
    compared: comparedIn(packed),
    deviceClass: os === 'ios' || os === 'android' ? os : 'desktop',
    ...(engine !== undefined && { engine }),
    ...(behind && { behind }),
  }
}

const read = comparisonNames.map((name) => placesOf(comparisons[name].fields))

/** Places of the comparisons that a record has a value for. */
export function comparedIn(record: Packed): number[] {
  const compared: number[] = []
  for (let index = 0; index < read.length; index++) if (hasAny(record, read[index] as number[])) compared.push(index)
  return compared
}

function hasAny(record: Packed, places: readonly number[]): boolean {
  for (let index = 0; index < places.length; index++) if (word(record, places[index] as number) !== 0) return true
  return false
}
