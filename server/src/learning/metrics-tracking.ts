import type { Answer, HistoryVisit } from './matcher.ts'

const MS_PER_DAY = 86_400_000
/** Steps of the survival curve. */
const MOST_STEPS = 60

/** Consecutive visits of one browser that were given one id. Times in ms since the epoch. */
interface Run {
  visitorId: string
  from: number
  to: number
}

export interface TrackingFigures {
  /** Distinct ids a browser was given, after merges; mean over browsers. */
  idsPerBrowser: number
  /** In days, after merges; means over the browsers seen more than once. */
  trackingDays: {
    /** Mean length of the runs of one browser's visits with one id. */
    average: number
    /** Its longest run. */
    maximum: number
    /** From its first to its last visit: what a perfect matcher reaches in both. */
    possible: number
  }
  /** Share of an id's visits that are its most frequent browser's, after merges; mean over ids. */
  ownership: number
  /** Share of the browsers seen more than once whose longest run lasts at least so many days. */
  survival: { days: number; share: number }[]
}

export interface Tracking {
  add(visit: HistoryVisit, answer: Answer): void
  /** @param merged younger -> older */
  figures(merged: ReadonlyMap<string, string>): TrackingFigures
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length)
const days = ({ from, to }: { from: number; to: number }): number => (to - from) / MS_PER_DAY
const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0)

/** Follows merges to the oldest id, also where they were told link by link. */
function resolver(merged: ReadonlyMap<string, string>): (id: string) => string {
  return (id) => {
    let resolved = id
    for (let steps = 0; steps <= merged.size; steps += 1) {
      const older = merged.get(resolved)
      if (older === undefined) return resolved
      resolved = older
    }
    throw new RangeError(`the merges of ${id} go in a circle`)
  }
}

/** Runs that are one after all, once ids are resolved. */
function joined(runs: readonly Run[], resolve: (id: string) => string): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const visitorId = resolve(run.visitorId)
    const last = result.at(-1)
    if (last?.visitorId === visitorId) last.to = run.to
    else result.push({ ...run, visitorId })
  }
  return result
}

function survival(longest: readonly number[]): TrackingFigures['survival'] {
  if (longest.length === 0) return []
  const end = Math.ceil(largest(longest))
  const step = Math.max(1, Math.ceil(end / MOST_STEPS))
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => {
    const least = index * step
    return { days: least, share: longest.filter((length) => length >= least).length / longest.length }
  })
}

function ownership(visitsOf: ReadonlyMap<string, ReadonlyMap<string, number>>, resolve: (id: string) => string): number {
  const resolved = new Map<string, Map<string, number>>()
  for (const [id, browsers] of visitsOf) {
    const sums = resolved.get(resolve(id)) ?? new Map<string, number>()
    for (const [browserId, visits] of browsers) sums.set(browserId, (sums.get(browserId) ?? 0) + visits)
    resolved.set(resolve(id), sums)
  }
  return mean([...resolved.values()].map((browsers) => {
    const visits = [...browsers.values()]
    return largest(visits) / visits.reduce((sum, value) => sum + value, 0)
  }))
}

/**
 * Follows how long a browser keeps its id and how much of an id is one browser's.
 *
 * Tracking duration as FP-Stalker counts it: a browser is tracked from the first to the last of consecutive visits that
 * carry one id; a run of one visit lasts 0 days. FP-Stalker multiplies visits by a fixed interval; here real times count.
 *
 * @see Vastel et al. (2018), FP-STALKER, https://doi.org/10.1109/SP.2018.00008
 */
export function tracking(): Tracking {
  const runsOf = new Map<string, Run[]>()
  const visitsOf = new Map<string, Map<string, number>>()
  const repeated = new Set<string>()
  return {
    add({ browserId, at }, { visitorId }) {
      const runs = runsOf.get(browserId) ?? []
      const last = runs.at(-1)
      if (last) repeated.add(browserId)
      if (last?.visitorId === visitorId) last.to = at
      else runs.push({ visitorId, from: at, to: at })
      runsOf.set(browserId, runs)
      const browsers = visitsOf.get(visitorId) ?? new Map<string, number>()
      visitsOf.set(visitorId, browsers.set(browserId, (browsers.get(browserId) ?? 0) + 1))
    },
    figures(merged) {
      const resolve = resolver(merged)
      const all = [...runsOf].map(([browserId, runs]) => ({ browserId, runs: joined(runs, resolve) }))
      const returning = all.filter(({ browserId }) => repeated.has(browserId)).map(({ runs }) => runs)
      const longest = returning.map((runs) => largest(runs.map(days)))
      return {
        idsPerBrowser: mean(all.map(({ runs }) => new Set(runs.map(({ visitorId }) => visitorId)).size)),
        trackingDays: {
          average: mean(returning.map((runs) => mean(runs.map(days)))),
          maximum: mean(longest),
          possible: mean(returning.map((runs) => days({ from: runs[0]?.from ?? 0, to: runs.at(-1)?.to ?? 0 }))),
        },
        ownership: ownership(visitsOf, resolve),
        survival: survival(longest),
      }
    },
  }
}
