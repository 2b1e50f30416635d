import type { Packed } from './packed.ts'
import type { RecordField } from './record.ts'
import type { VersionStep } from './version-step.ts'

/** The level of a comparison that a side was not observed for. */
export const MISSING = -1

/** What comparisons of one pair share: how the versions moved between the two. */
export interface Pair {
  visit: Packed
  /** The candidate's record, older than the visit. */
  known: Packed
  version: VersionStep
  osVersion: VersionStep
  /** Releases of the browser's engine that came out between the two. */
  released: number
  /** Releases that the visit's version is behind the newest one. */
  behind: number
  /** Whether browser or system is newer than it was: what they bring may then differ. */
  updated: boolean
}

/** One comparison of two records: the fields it reads, its levels by name, closest first. */
export interface Comparison<F extends RecordField = RecordField> {
  fields: readonly F[]
  levels: readonly string[]
  /** @returns an index of `levels`, or `MISSING` */
  level(pair: Pair): number
  /**
   * The place of the level `before`, where one is: what the visitor's latest record lacks and an earlier one has. Screens,
   * networks and the like flip back and forth.
   */
  before?: number
  /** The levels are no ladder: a later one may be the likelier. */
  unordered?: true
  /** Fields whose values, taken together, are counted: agreeing in a rare one says more. */
  rarity?: readonly RecordField[]
}
