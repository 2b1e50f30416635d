import { performance } from 'node:perf_hooks'
import type { HistoryVisit, Matcher } from '../../server/src/learning/matcher.ts'
import { createMetrics, type Metrics } from '../../server/src/learning/metrics.ts'
import type { ReplayOptions } from '../../server/src/learning/replay.ts'
import { defaultAssumptions, type Assumptions } from '../population/assumptions.ts'
import { restlessAssumptions } from '../population/restless.ts'
import { variedAssumptions } from '../population/vary.ts'
import { say } from '../src/report.ts'
import { allMatchers } from './matchers.ts'
import { visitsOf, type Population } from './population.ts'

export interface MatcherResult extends Metrics {
  /** Mean time of one answer, in ms. */
  msPerMatch: number
}

/** All matchers on the visits of one population. */
export interface LinkageRun {
  seed: number
  /** Whether the network could be used. */
  network: boolean
  matchers: Record<string, MatcherResult>
}

type Size = Pick<Population, 'browsers' | 'visits' | 'days'>

export interface LinkageResult {
  /** `varied`: each seed is another world; `restless`: people change things so many times as often. */
  population: Size & { varied: boolean; restless: number }
  runs: LinkageRun[]
}

export interface LinkageOptions extends Size {
  seeds: readonly number[]
  /** Names of matchers; all by default. */
  matchers?: readonly string[]
  model?: ReplayOptions['model']
  /** Draws other assumptions for each seed, in place of the simulator's own. */
  varied?: boolean
  /** How many times as often people change things; 1 by default. */
  restless?: number
}

/** One matcher at work: everything is counted while visits pass. */
interface Contestant {
  name: string
  /** Runs that it stands in. */
  networks: readonly boolean[]
  visit(visit: HistoryVisit): void
  result(): MatcherResult
}

const PROGRESS_MS = 5_000
/** The first answers find code cold and nobody to compare with. */
const WARM_UP = 1_000

function contestant(name: string, networks: readonly boolean[], matcher: Matcher): Contestant {
  const metrics = createMetrics()
  let [visits, ms] = [0, 0]
  return {
    name,
    networks,
    visit(visit) {
      const from = performance.now()
      const answer = matcher.visit(visit)
      visits += 1
      if (visits > WARM_UP) ms += performance.now() - from
      metrics.add(visit, answer)
    },
    result: () => ({ ...metrics.result(matcher.merged()), msPerMatch: ms / Math.max(1, visits - WARM_UP) }),
  }
}

async function contestants(population: Population, { matchers, model }: LinkageOptions): Promise<Contestant[]> {
  const all = Object.entries(await allMatchers()).filter(([name]) => matchers?.includes(name) ?? true)
  return all.flatMap(([name, { usesNetwork, create }]) => {
    const options = { population, ...(model && { model }) }
    if (!usesNetwork) return [contestant(name, [true, false], create({ ...options, network: true }))]
    return [true, false].map((network) => contestant(name, [network], create({ ...options, network })))
  })
}

async function runSeed(seed: number, options: LinkageOptions): Promise<LinkageRun[]> {
  const { browsers, visits: each, days } = options
  const population = { browsers, visits: each, days, seed, assumptions: assumptionsOf(seed, options) }
  const running = await contestants(population, options)
  let [count, told] = [0, performance.now()]
  for (const visit of visitsOf(population)) {
    for (const one of running) one.visit(visit)
    count += 1
    if (performance.now() - told < PROGRESS_MS) continue
    told = performance.now()
    say(`  seed ${seed}: ${count} visits`)
  }
  say(`seed ${seed}: ${count} visits`)
  const results = running.map(({ name, networks, result }) => ({ name, networks, result: result() }))
  return [true, false].map((network) => ({
    seed,
    network,
    matchers: Object.fromEntries(results.filter(({ networks }) => networks.includes(network)).map(({ name, result }) => [name, result])),
  }))
}

function assumptionsOf(seed: number, { varied = false, restless = 1 }: LinkageOptions): Assumptions {
  if (varied) return variedAssumptions(seed)
  return restless === 1 ? defaultAssumptions : restlessAssumptions(restless)
}

/** Runs all matchers on the same visits, seed by seed, with and without the network; no visit is kept. */
export async function runLinkage(options: LinkageOptions): Promise<LinkageResult> {
  const { browsers, visits, days, seeds, varied = false, restless = 1 } = options
  const runs: LinkageRun[] = []
  for (const seed of seeds) runs.push(...(await runSeed(seed, options)))
  return { population: { browsers, visits, days, varied, restless }, runs }
}
