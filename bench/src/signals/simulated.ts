import { createStatistics, observe, type Packed } from '../../../server/src/linkage/index.ts'
import { populationOf } from '../../../server/src/signal-input.ts'
import { tampering } from '../../../server/src/signals/tampering.ts'
import { simulate } from '../../population/simulate.ts'

/** A population that no weight was looked at with: the latter half come to an environment that counts enough visitors to expect something. */
const POPULATION = { browsers: 2_000, visits: 1.4, seed: 6_061, groups: false, causes: false }

/** What weighs in the suspect score. */
export const ANOMALOUS = 0.5

export interface Honest {
  visits: number
  accused: number
  /** How many were found anomalous, accused or not. */
  anomalous: number
}

/** How many visits of simulated honest browsers, one after the other, are taken for tampering, by the server's own code. */
export function simulatedHonest(): Honest {
  const result: Honest = { visits: 0, accused: 0, anomalous: 0 }
  const statistics = createStatistics()
  const known = new Map<string, Packed[]>()
  for (const { browserId, components, headers, t } of simulate(POPULATION)) {
    const { record } = observe({ components, headers })
    const fields = tampering({ components, headers, at: Date.parse(t), population: populationOf(statistics, record) })?.fields
    result.visits++
    if (fields?.tampering) result.accused++
    if ((fields?.tampering_details.anomaly_score ?? 0) > ANOMALOUS) result.anomalous++
    const before = known.get(browserId) ?? []
    statistics.add(record, before)
    known.set(browserId, [...before, record])
  }
  return result
}
