import type { LabelledHistory } from '../../server/src/learning/train.ts'
import { defaultAssumptions, type Assumptions } from '../population/assumptions.ts'
import { restlessAssumptions } from '../population/restless.ts'
import { simulate } from '../population/simulate.ts'
import { variedAssumptions } from '../population/vary.ts'
import { toVisit } from './population.ts'

/** What `npm run train:shipped` learns from without options; the shipped model tells the same of itself. */
export const SHIPPED = { version: 'shipped-2026-11-28e', worlds: 6, browsers: 2_000 } as const

/** Seeds of the worlds to learn from, and of those the calibration is learned on; tests use others (bench:linkage). */
const SEEDS = { learned: 1_000, held: 2_000 }
const DAYS = 180
const VISITS = 12

export interface Worlds {
  /** How many, and browsers in each. */
  count: number
  browsers: number
}

/** What the worlds are like, and whether their network may be used, in turn: what is learned must hold elsewhere, too. */
const KINDS = [
  { assumptions: () => defaultAssumptions, network: true },
  { assumptions: () => defaultAssumptions, network: false },
  { assumptions: variedAssumptions, network: true },
  { assumptions: variedAssumptions, network: false },
  { assumptions: () => restlessAssumptions(4), network: true, restless: true },
  { assumptions: () => restlessAssumptions(6), network: false, restless: true },
] as const

/** Simulated anew each time it is read: what pages send would fill the memory. */
function world(seed: number, assumptions: Assumptions, browsers: number): LabelledHistory['visits'] {
  const population = { browsers, visits: VISITS, days: DAYS, seed, assumptions, groups: false }
  return function* () {
    for (const line of simulate(population)) yield toVisit(line)
  }
}

/** The same for the calibration: without the other assumptions without network, whose confidence is no other world's. */
const HELD_KINDS = KINDS.filter(({ assumptions, network }) => network || assumptions !== variedAssumptions)

/** Worlds of differing assumptions, as large as those that are tested: how often two browsers are alike depends on how many there are. */
export function trainingWorlds({ count, browsers }: Worlds): { histories: LabelledHistory[]; held: LabelledHistory[] } {
  const made = (kinds: readonly (typeof KINDS)[number][], from: number, many: number) =>
    Array.from({ length: many }, (_, index) => {
      const kind = kinds[index % kinds.length] ?? KINDS[0]
      return { ...('restless' in kind && { restless: true }), network: kind.network, visits: world(from + index, kind.assumptions(from + index), browsers) }
    })
  return { histories: made(KINDS, SEEDS.learned, count), held: made(HELD_KINDS, SEEDS.held, Math.max(2, count - 1)) }
}
