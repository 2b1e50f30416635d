import type { Packed } from '../linkage/index.ts'
import { countingOf } from '../learning/traffic.ts'
import { count, countStored, nothing, uncount, type Counted } from './counted.ts'
import type { Database } from './database.ts'
import { catchUp, noteErasure, noteVisit, nothingYet, type Meanwhile } from './meanwhile.ts'
import type { Learned, Visit } from './store.ts'

export interface LearnerOptions {
  /** Most visitors counted of an environment; more are sampled. */
  sample: number
  /** Shortest pause between two chunks of visitors, in ms. */
  pause: number
  /** Visitors that an environment's first visit waits for to be counted: all, or a random sample without pauses. Without any count, nothing is rare. */
  first: number
  /** What was counted is counted anew after so long, in ms, ... */
  maxAge: number
  /** ... or, where it was all of them, when so many visits came since as a share of them, and `minAge` ms have passed. */
  growth: number
  minAge: number
  /** After a count that failed it is tried again so soon, in ms; each time that it fails anew twice as late, up to `minAge`. */
  retry: number
  /** Environments kept, the ones used last; each takes some 5 MB. */
  environments: number
}

const DEFAULTS: LearnerOptions = {
  sample: 20_000,
  pause: 10,
  first: 1_000,
  maxAge: 600_000,
  growth: 0.1,
  minAge: 60_000,
  retry: 1_000,
  environments: 16,
}

/** What environments' visitors teach, as a function of what is stored: nothing to keep in step with other processes. */
export interface Learner {
  learned(environmentId: string): Promise<Learned>
  /** Takes note of a visit that this process has stored. */
  see(visit: Visit): void
  /** Takes back what was counted of erased visitors. @param records all that were kept of them */
  forget(environmentId: string, ids: readonly string[], records: readonly Packed[]): void
  /** Ends counting. */
  close(): Promise<void>
}

interface Entry {
  counted: Counted
  /** On `performance.now()`'s clock; -Infinity: never counted. */
  since: number
  /** Visits stored since then. */
  changes: number
  /** How often in succession counting failed, and when it did last, on the same clock. */
  failed?: { times: number; at: number }
  /** While it is counted anew: when there is something to go on, and what this process does meanwhile. */
  counting?: { ready: Promise<void>; done: Promise<void>; meanwhile: Meanwhile }
}

/**
 * Counts values among an environment's visitors: all where there are no more than `sample` of them, and exactly; else a
 * random sample, so that a value which a share p of all have is found with a standard error of sqrt(p (1 - p) / sample):
 * .0007 at p = .01. In between it adds each visitor that this process makes and takes back each that it erases; what
 * other processes do and new records of known visitors are seen when it counts anew, which a merge brings forward.
 *
 * @param onFault told why counting failed; it is tried again later
 */
export function createLearner(db: Database, onFault: (error: unknown) => void, options: Partial<LearnerOptions> = {}): Learner {
  const settings = { ...DEFAULTS, ...options }
  const entries = new Map<string, Entry>()
  let closed = false

  const countingIn = (environmentId: string): Counting => ({
    count: (sample, pause) => countStored(db, environmentId, { sample, pause, stopped: () => closed }),
    onFault,
    settings,
  })

  return {
    async learned(environmentId) {
      const entry = used(entries, environmentId, settings.environments)
      if (!entry.counting && isStale(entry, settings)) start(entry, countingIn(environmentId))
      if (entry.since === -Infinity) await entry.counting?.ready
      return { statistics: entry.counted.statistics, traffic: entry.counted.traffic.recent() }
    },
    see: (visit) => note(entries.get(visit.environmentId), visit),
    forget: (environmentId, ids, records) => letGo(entries.get(environmentId), ids, records),
    async close() {
      closed = true
      await Promise.all([...entries.values()].map(({ counting }) => counting?.done))
    },
  }
}

interface Counting {
  count(sample: number, pause: number): Promise<Counted>
  onFault: (error: unknown) => void
  settings: LearnerOptions
}

/** Counts an environment's visitors, the first time a few of them before all: its first visit waits for these. */
function start(entry: Entry, { count: counted, onFault, settings: { first, sample, pause } }: Counting): void {
  const meanwhile = nothingYet()
  entry.changes = 0 // what changes from now on may not be seen
  const take = (fresh: Counted) => {
    catchUp(fresh, meanwhile)
    entry.counted = fresh
    entry.since = performance.now()
    if (fresh.whole && meanwhile.merged) entry.changes = Infinity
    return fresh.whole
  }
  const some = entry.since === -Infinity ? counted(Math.min(first, sample), 0).then(take) : Promise.resolve(false)
  const done = some
    .then((whole) => whole || counted(sample, pause).then(take))
    .then(
      () => void delete entry.failed,
      (error: unknown) => {
        entry.failed = { times: (entry.failed?.times ?? 0) + 1, at: performance.now() }
        onFault(error)
      },
    )
    .finally(() => delete entry.counting)
  const ready = some.then((whole) => (whole ? done : undefined), () => done)
  entry.counting = { ready, done, meanwhile }
}

/** The environment's entry, last in line for being dropped. */
function used(entries: Map<string, Entry>, environmentId: string, most: number): Entry {
  const entry = entries.get(environmentId) ?? { counted: nothing(), since: -Infinity, changes: 0 }
  entries.delete(environmentId)
  entries.set(environmentId, entry)
  for (const [id, { counting }] of entries) {
    if (entries.size <= most) break
    if (!counting && id !== environmentId) entries.delete(id) // what is being counted would be begun a second time
  }
  return entry
}

function isStale({ since, changes, counted, failed }: Entry, { maxAge, minAge, growth, retry }: LearnerOptions): boolean {
  if (failed) return performance.now() - failed.at > Math.min(minAge, retry * 2 ** (failed.times - 1))
  const age = performance.now() - since
  if (age === Infinity) return true
  // A sample changes slowly, however many visits come.
  const grown = changes === Infinity || (counted.whole && changes > growth * counted.ids.size)
  return (changes > 0 && age > maxAge) || (age > minAge && grown)
}

function note(entry: Entry | undefined, visit: Visit): void {
  if (!entry) return
  const { visitor, snapshot, explanation, merges } = visit
  entry.changes++
  if (merges && merges.length > 0) noteMerge(entry)
  entry.counted.traffic.add(countingOf(explanation))
  if (visitor.isNew) count(entry.counted, visitor.id, [snapshot.record])
  if (entry.counting) noteVisit(entry.counting.meanwhile, visit)
}

/** Two visitors that are one by now were counted as two: soon anew, but for a sample, in which one more or less is nothing. */
function noteMerge(entry: Entry): void {
  if (entry.counting) entry.counting.meanwhile.merged = true // which of the two it will be is not known yet
  else if (entry.counted.whole) entry.changes = Infinity
}

function letGo(entry: Entry | undefined, ids: readonly string[], records: readonly Packed[]): void {
  if (!entry) return
  uncount(entry.counted, ids, records)
  if (entry.counting) noteErasure(entry.counting.meanwhile, ids, records)
  // What has since given up its slot goes when it is counted anew.
  entry.changes = Infinity
}
