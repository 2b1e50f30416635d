import type { LabelledHistory } from '../../server/src/learning/train.ts'
import { defaultAssumptions, type Assumptions } from '../population/assumptions.ts'
import { simulate } from '../population/simulate.ts'
import { variedAssumptions } from '../population/vary.ts'
import { toVisit } from './population.ts'

/** Seeds of the worlds to learn from, and of those the calibration is learned on; tests use others (bench:linkage). */
const SEEDS = { learned: 1_000, held: 2_000 }
const DAYS = 180

export interface Worlds {
  /** How many, and browsers in each. */
  count: number
  browsers: number
}

/** In a world of these all changes are so many times as frequent: other populations may be less calm than the published ones. */
const RESTLESS = [1, 2, 1, 4]

/** A third of the worlds to learn from are as published; of those the calibration is learned on, half: it should be right in the middle. */
const isDefault = (seed: number): boolean => seed % (seed < SEEDS.held ? 3 : 2) === 0

function assumptionsOf(seed: number): Assumptions {
  if (isDefault(seed)) return defaultAssumptions
  const assumptions = variedAssumptions(seed)
  const factor = RESTLESS[seed % RESTLESS.length] ?? 1
  const { travel, languages, fonts, settings, privacy, blocker, hardware, audioDevice, voices, frame } = assumptions.changes
  const rates = Object.entries({ travel, languages, fonts, settings, privacy, blocker, hardware, audioDevice, voices, frame })
  const changes = { ...assumptions.changes, ...Object.fromEntries(rates.map(([name, rate]) => [name, rate * factor])) }
  return { ...assumptions, changes }
}

function world(seed: number, { browsers }: Worlds): LabelledHistory['visits'] {
  let kept: ReturnType<typeof toVisit>[] | undefined
  // those the calibration is learned on are as long as the ones a site meets: it depends on how many visits are newcomers'
  const visits = seed < SEEDS.held ? 6 + ((seed * 5) % 11) : 12
  return () => (kept ??= [...simulate({ browsers, visits, days: DAYS, seed, assumptions: assumptionsOf(seed), groups: false })].map(toVisit))
}

/** Worlds of differing assumptions, half of them with network evidence: what is learned must hold elsewhere, too. */
export function trainingWorlds(worlds: Worlds): { histories: LabelledHistory[]; held: LabelledHistory[] } {
  const histories = Array.from({ length: worlds.count }, (_, index) => ({ network: index % 5 < 3, visits: world(SEEDS.learned + index, worlds) }))
  const held = Array.from({ length: Math.max(2, Math.round(worlds.count / 2)) }, (_, index) => ({ index, visits: world(SEEDS.held + index, { ...worlds, browsers: 2 * worlds.browsers }) }))
  return { histories, held: held.map(({ index, visits }) => ({ network: index % 4 < 2, visits })) }
}
