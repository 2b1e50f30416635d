import type { Version } from './browser.ts'
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
  /** For the release calendar. */
  engine?: string
  version?: Version
}

/** What one visit brought, ready to be compared. */
export function observe(input: VisitInput): Observation {
  return observation(normalise(input))
}

export function observation(record: VisitRecord): Observation {
  const { engine, version, os } = record
  const packed = pack(record)
  return {
    record: packed,
    compared: comparedIn(packed),
    deviceClass: os === 'ios' || os === 'android' ? os : 'desktop',
    ...(engine !== undefined && { engine }),
    ...(version && { version }),
  }
}

const read = comparisonNames.map((name) => placesOf(comparisons[name].fields))

/** Places of the comparisons that a record has a value for. */
export function comparedIn(record: Packed): number[] {
  return read.flatMap((places, index) => (places.some((at) => word(record, at) !== 0) ? [index] : []))
}
