import { countingOf, type Counting } from '../learning/traffic.ts'
import type { Packed } from '../linkage/index.ts'
import { count, uncount, type Counted } from './counted.ts'
import type { Visit } from './store.ts'

/** What this process does while an environment is counted anew: the count may be past it, or not. */
export interface Meanwhile {
  /** Visitors made, and of what record. */
  made: Map<string, Packed>
  /** Visits stored, oldest first; `at` on `performance.now()`'s clock. */
  visits: { at: number; eventId: string; counting: Counting }[]
  /** Visitors erased, and all that was kept of them. */
  erased: { ids: readonly string[]; records: readonly Packed[] }[]
  /** Whether any visitors turned out to be one. */
  merged: boolean
}

export function nothingYet(): Meanwhile {
  return { made: new Map(), visits: [], erased: [], merged: false }
}

export function noteVisit({ made, visits }: Meanwhile, { visitor, snapshot, event, explanation }: Visit): void {
  visits.push({ at: performance.now(), eventId: event.event_id, counting: countingOf(explanation) })
  if (visitor.isNew) made.set(visitor.id, snapshot.record)
}

export function noteErasure({ made, erased }: Meanwhile, ids: readonly string[], records: readonly Packed[]): void {
  for (const id of ids) made.delete(id)
  erased.push({ ids, records })
}

/** Adds to a count what it has missed, and takes back what it has counted and is gone. */
export function catchUp(counted: Counted, { made, visits, erased }: Meanwhile): void {
  for (const [id, record] of made) if (!counted.ids.has(id)) count(counted, id, [record])
  for (const { ids, records } of erased) uncount(counted, ids, records)
  const { since, eventIds } = counted.visits
  // Earlier ones it has met, or they are older than those it remembers.
  for (const { at, eventId, counting } of visits) if (at >= since && !eventIds.has(eventId)) counted.traffic.add(counting)
  eventIds.clear()
}
