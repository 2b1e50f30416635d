import type { ComparisonName } from './comparisons.ts'
import { countedComparisons } from './statistics.ts'

/** Comparisons whose values make crowds: where many have the same, the next one with it is likelier to be new. */
export const crowds = ['device', 'whole', 'network'] as const satisfies readonly ComparisonName[]

const crowdPlaces = crowds.map((name) => countedComparisons.indexOf(name))

/** Doublings of 1 + the visitors that have the visit's value, for each of `crowds`. */
export function crowdsOf(counts: Uint32Array): number[] {
  return crowdPlaces.map((at) => Math.log2(1 + (counts[at] ?? 0)))
}
