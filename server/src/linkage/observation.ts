import type { Version } from './browser.ts'
import { normalise, type VisitInput } from './normalise.ts'
import { pack, type Packed } from './packed.ts'
import type { VisitRecord } from './record.ts'

/** Devices of one class change alike: phones get their updates all at once and cannot be opened. */
export type DeviceClass = (typeof deviceClasses)[number]

export const deviceClasses = ['desktop', 'ios', 'android'] as const

/** A visit as linkage looks at it. */
export interface Observation {
  record: Packed
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
  return {
    record: pack(record),
    deviceClass: os === 'ios' || os === 'android' ? os : 'desktop',
    ...(engine !== undefined && { engine }),
    ...(version && { version }),
  }
}
