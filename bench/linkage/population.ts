import type { HistoryVisit } from '../../server/src/learning/matcher.ts'
import type { Assumptions } from '../population/assumptions.ts'
import { simulate, type Line } from '../population/simulate.ts'

/** What a simulated population is made of. */
export interface Population {
  browsers: number
  /** Visits of a browser, on average. */
  visits: number
  days: number
  seed: number
  /** Default: the simulator's own. */
  assumptions?: Assumptions
}

/** A line of the simulator as a visit of a history. */
export function toVisit({ browserId, t, ip, headers, components, class: deviceClass, causes, group }: Line): HistoryVisit {
  const truth = { class: deviceClass, causes, group }
  return { browserId, at: Date.parse(t), ...(ip !== undefined && { ip }), headers, components, truth }
}

/** The population's visits in order of time, one at a time. */
export function* visitsOf(population: Population): Generator<HistoryVisit> {
  for (const line of simulate(population)) yield toVisit(line)
}
