import type { AppDeps } from '../../server/src/app.ts'
import { decide, observe } from '../../server/src/linkage/index.ts'

/** Since they were asked for the last time. */
export interface ServerFigures {
  /** CPU that linkage took of a visit, in ms, half of the visits less: reading the record and its keys, and deciding. */
  linkageMs: { p50: number; p95: number }
  /** Candidates that a visit was compared with, on average. */
  candidates: number
  /** Share of visits that were linked to a known visitor. */
  found: number
  rssBytes: number
  /** CPU of the whole process for a visit, in ms. */
  visitMs: number
}

/**
 * Clocks linkage from outside: all of it runs without waiting, from reading the record until candidates are asked for, and
 * while it decides.
 */
export function watched(deps: AppDeps): { deps: AppDeps; figures: () => ServerFigures } {
  let asked = 0
  let tally = createTally()
  const readings = new WeakMap<object, number>()
  const [decideBy, observeBy] = [deps.decide ?? decide, deps.observe ?? observe]
  const store: AppDeps['store'] = {
    ...deps.store,
    async candidates(environmentId, keys, limit) {
      const reading = performance.now() - asked
      const candidates = await deps.store.candidates(environmentId, keys, limit)
      readings.set(candidates, reading)
      return candidates
    },
  }
  return {
    deps: {
      ...deps,
      store,
      observe(visit) {
        asked = performance.now()
        return observeBy(visit)
      },
      decide(input, model) {
        const start = performance.now()
        const decision = decideBy(input, model)
        const spent = performance.now() - start + (readings.get(input.candidates) ?? 0)
        tally.add(spent, input.candidates.length, decision.outcome === 'linked')
        return decision
      },
    },
    figures() {
      const told = tally.figures()
      tally = createTally()
      return told
    },
  }
}

function createTally() {
  const start = processMs()
  const spent: number[] = []
  let [compared, found] = [0, 0]
  return {
    add(ms: number, candidates: number, isFound: boolean) {
      spent.push(ms)
      compared += candidates
      if (isFound) found++
    },
    figures(): ServerFigures {
      const sorted = spent.sort((a, b) => a - b)
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
      const visits = Math.max(1, sorted.length)
      const visitMs = (processMs() - start) / visits
      return { linkageMs: { p50: at(0.5), p95: at(0.95) }, candidates: compared / visits, found: found / visits, rssBytes: process.memoryUsage.rss(), visitMs }
    },
  }
}

function processMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
