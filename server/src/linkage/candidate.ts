import type { Near } from './near.ts'
import type { Packed } from './packed.ts'

/** A visitor's stored record and when it was last seen, in ms since the epoch. */
export interface Snapshot {
  record: Packed
  lastSeenAt: number
}

/** A known visitor that shares a blocking key with the visit. */
export interface Candidate {
  visitorId: string
  firstSeenAt: number
  lastSeenAt: number
  /** Visits linked to it so far, from 1. */
  visits: number
  /** Whom its first visit was nearly taken for; absent where nobody was there, or nothing is known of it. */
  near?: Near
  /** Ids of visitors that were merged into it, in any order; absent where there are none. */
  members?: readonly string[]
  /** The last few distinct records, newest first. */
  snapshots: readonly Snapshot[]
}
