import type { VisitRecord } from './record.ts'

/** A visitor's stored record and when it was last seen, in ms since the epoch. */
export interface Snapshot {
  record: VisitRecord
  lastSeenAt: number
}

/** A known visitor that shares a blocking key with the visit. */
export interface Candidate {
  visitorId: string
  firstSeenAt: number
  lastSeenAt: number
  /** The last few distinct records, newest first; the best of them is compared. */
  snapshots: readonly Snapshot[]
}
