import { hash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { countingOf, createTraffic, REMEMBERED_VISITS, type Counting, type TrafficCounter } from '../learning/traffic.ts'
import { createStatistics, toBytes, type Packed, type Statistics } from '../linkage/index.ts'
import type { Database } from './database.ts'
import { recentVisits, sampleVisitors, type ExplainedVisit } from './sample.ts'

/** What was counted of an environment. */
export interface Counted {
  statistics: Statistics
  traffic: TrafficCounter
  /** Whether it is of all visitors that the environment had then, and of no sample. */
  whole: boolean
  /** Whose records are in it, and which. */
  ids: Map<string, string[]>
  /** From when on its visits were read, on `performance.now()`'s clock, and which; Infinity: they were not. */
  visits: { since: number; eventIds: Set<string> }
}

export function nothing(): Counted {
  return { statistics: createStatistics(), traffic: createTraffic(), whole: true, ids: new Map(), visits: { since: Infinity, eventIds: new Set() } }
}

/** Tells records apart for as long as they are counted: of their bytes, an eighth of the work of the digest that is stored. */
const digestOf = (record: Packed): string => hash('sha256', toBytes(record), 'base64url').slice(0, 16)

/** Counts a visitor, once for each value that it ever showed. */
export function count({ statistics, ids }: Counted, id: string, records: readonly Packed[]): void {
  if (records.length === 0) return
  ids.set(id, records.map(digestOf))
  records.forEach((record, index) => statistics.add(record, records.slice(0, index)))
}

/** Takes back what was counted of visitors. @param records of theirs; others than were counted are passed over */
export function uncount({ statistics, ids }: Counted, gone: readonly string[], records: readonly Packed[]): void {
  const digests = new Set(gone.flatMap((id) => ids.get(id) ?? []))
  statistics.subtract(records.filter((record) => digests.has(digestOf(record))))
  for (const id of gone) ids.delete(id)
}

/** A pause is so many times as long as the chunk before it took: it gives way the more, the busier all is, ... */
const PAUSE_FACTOR = 9
/** ... but no longer than this, in ms: so counting takes a sixth of a processor and not a tenth (docs/decisions/0005-statistics.md). */
const LONGEST_PAUSE_MS = 250

export interface CountingOptions {
  /** Most visitors counted; more are sampled. */
  sample: number
  /** Shortest pause between two chunks of visitors or visits, in ms; 0: none at all. */
  pause: number
  /** Ends it where true; the result is then incomplete. */
  stopped: () => boolean
}

export async function countStored(db: Database, environmentId: string, { sample, pause, stopped }: CountingOptions): Promise<Counted> {
  const counted = nothing()
  // Visitors met, not records: some have none (any more).
  let met = 0
  for await (const visitors of paced(sampleVisitors(db, environmentId, sample), pause)) {
    if (stopped()) break
    met += visitors.length
    for (const { id, records } of visitors) count(counted, id, records)
  }
  if (stopped()) return { ...counted, whole: met < sample }
  await countVisits(counted, paced(recentVisits(db, environmentId, REMEMBERED_VISITS), pause), stopped)
  return { ...counted, whole: met < sample }
}

/** After the visitors, which may take long. Visits that this process stores while these are read are added to them (meanwhile.ts). */
async function countVisits({ traffic, visits }: Counted, chunks: AsyncIterable<ExplainedVisit[]>, stopped: () => boolean): Promise<void> {
  visits.since = performance.now()
  const recent: Counting[] = []
  for await (const chunk of chunks) {
    if (stopped()) return
    for (const { eventId, explanation } of chunk) {
      visits.eventIds.add(eventId)
      recent.push(countingOf(explanation))
    }
  }
  for (const visit of recent.reverse()) traffic.add(visit)
}

/** Rests after each chunk is read and worked off. */
async function* paced<T>(chunks: AsyncIterable<T>, pause: number): AsyncGenerator<T> {
  let begin = performance.now()
  for await (const chunk of chunks) {
    yield chunk
    await delay(pauseAfter(performance.now() - begin, pause))
    begin = performance.now()
  }
}

/** @param took what the chunk took, waits included, in ms */
function pauseAfter(took: number, shortest: number): number {
  return shortest === 0 ? 0 : Math.max(shortest, Math.min(LONGEST_PAUSE_MS, took * PAUSE_FACTOR))
}
