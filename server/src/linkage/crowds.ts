import type { ComparisonName } from './comparisons.ts'
import { countedComparisons } from './statistics.ts'

/** Comparisons whose values make crowds: where many have the same, the next one with it is likelier to be new. */
export const crowds = ['device', 'whole', 'network'] as const satisfies readonly ComparisonName[]

const crowdPlaces = crowds.map((name) => countedComparisons.indexOf(name))

/** What of a visit makes someone new likelier or less likely, in the order of the model's weights. */
export const newness = ['always', 'keyless', ...crowds.map((name) => `${name} shared`), ...crowds.map((name) => `${name} unknown`)] as const

/**
 * What speaks for someone new before any candidate is looked at: how hard the visit is to find, how many share what it
 * has, and what nobody has.
 *
 * @param keyless share of the blocking keys that the visit does not have
 * @param counts visitors by value, as `Statistics.counts` gives them
 * @returns one number for each of `newness`: a share, doublings of 1 + visitors, 1 where no visitor has it
 */
export function newnessOf(keyless: number, counts: readonly number[]): number[] {
  const found = crowdPlaces.map((at) => counts[at] ?? 0)
  return [1, keyless, ...found.map((count) => Math.log2(1 + count)), ...found.map((count) => (count === 0 ? 1 : 0))]
}
