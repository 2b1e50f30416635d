import type { HistoryVisit } from '../../server/src/learning/matcher.ts'
import type { Assumptions } from '../population/assumptions.ts'
import { simulate } from '../population/simulate.ts'

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

/** The population's visits in order of time, one at a time. */
export function* visitsOf(population: Population): Generator<HistoryVisit> {
  for (const line of simulate(population)) {
    const { browserId, t, ip, headers, components, class: deviceClass, causes, group } = line
    const truth = { class: deviceClass, causes, group }
    yield { browserId, at: Date.parse(t), ...(ip !== undefined && { ip }), headers: headers ?? [], components: components ?? {}, truth }
  }
}
