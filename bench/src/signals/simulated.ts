import { tampering } from '../../../server/src/signals/tampering.ts'
import { simulate } from '../../population/simulate.ts'

/** A population that no weight was looked at with. */
const POPULATION = { browsers: 1_000, visits: 2, seed: 6_061, groups: false, causes: false }

export interface Honest {
  visits: number
  accused: number
}

/** How many visits of simulated honest browsers are taken for tampering, by the server's own code. */
export function simulatedHonest(): Honest {
  const result: Honest = { visits: 0, accused: 0 }
  for (const { components, headers, t } of simulate(POPULATION)) {
    result.visits++
    if (tampering({ components, headers, at: Date.parse(t) })?.fields.tampering) result.accused++
  }
  return result
}
