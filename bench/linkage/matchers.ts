import { existsSync } from 'node:fs'
import type { Matcher } from '../../server/src/learning/matcher.ts'
import { createReplay, type ReplayOptions } from '../../server/src/learning/replay.ts'
import { eckersley } from './baselines/eckersley.ts'
import { exactHash } from './baselines/exact-hash.ts'
import { fpStalkerRules } from './baselines/fp-stalker-rules.ts'
import type { Population } from './population.ts'

/** What a matcher may be told before the first visit. */
export interface MatcherOptions {
  /** Whether it may use the visitor's network. */
  network: boolean
  population: Population
  /** Of the engine; default: the one it ships. */
  model?: ReplayOptions['model']
}

interface Entry {
  /** False: it never looks at the network, so that one run does for both. */
  usesNetwork: boolean
  create: (options: MatcherOptions) => Matcher
}

const BOUND = new URL('../population/bound.ts', import.meta.url)

const ENTRIES: Readonly<Record<string, Entry>> = {
  selfsame: { usesNetwork: true, create: ({ network, model }) => createReplay({ network, ...(model && { model }) }) },
  exactHash: { usesNetwork: false, create: exactHash },
  eckersley: { usesNetwork: false, create: eckersley },
  fpStalkerRules: { usesNetwork: false, create: fpStalkerRules },
}

/** Every matcher there is, by the name it has in results: ours, the baselines, and the bound where the simulator has one. */
export async function allMatchers(): Promise<Readonly<Record<string, Entry>>> {
  if (!existsSync(BOUND)) return ENTRIES
  const { createBound } = (await import(BOUND.href)) as { createBound: (options: Population & { network: boolean }) => Matcher }
  return { ...ENTRIES, bound: { usesNetwork: true, create: ({ network, population }) => createBound({ ...population, network }) } }
}
