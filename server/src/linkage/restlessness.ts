import type { Explanation } from '@selfsame/contract'
import type { Comparison } from './comparison.ts'
import { comparisonNames, comparisons, type ComparisonName } from './comparisons.ts'

/** Networks change by the way people live, and not everybody's is known: they would tell one installation's settings from another's. */
const NETWORK: readonly ComparisonName[] = ['network', 'networkRange', 'asn', 'tls']

/** By comparison that counts: its last level. */
const lastLevels = new Map(
  comparisonNames
    .map((name): [ComparisonName, Comparison] => [name, comparisons[name]])
    .filter(([name, { unordered }]) => !unordered && !NETWORK.includes(name))
    .map(([name, { levels }]): [string, string | undefined] => [name, levels.at(-1)]),
)

/** Changes a visit in worlds as published; and the visits' worth of them that an environment with few is credited with. */
const USUAL = 0.2
const PRIOR_VISITS = 100

/**
 * The least and the most that an environment is taken to differ by. Few changes say little: those who come back each hour
 * have changed nothing yet, and are no calmer than others.
 */
export const LEAST_RESTLESS = 0
export const MOST_RESTLESS = 1.5

/**
 * How many comparisons, networks aside, a visitor was linked in spite of.
 *
 * @returns undefined: the visit was of someone new, or only its token says that it was not
 */
export function changesOf({ linkage }: Explanation): number | undefined {
  if (linkage.decision !== 'linked' || isHeldByToken(linkage)) return undefined
  return linkage.comparisons.filter(({ name, level }) => lastLevels.get(name) === level).length
}

/** Whether without the token someone new were likelier than the visitor it is of: weights are learned on no such links. One that the token alone made worth believing counts. */
function isHeldByToken({ candidates: [best], prior, techniques }: Explanation['linkage']): boolean {
  if (techniques?.token?.state !== 'matched' || !best || prior.bits === undefined) return false
  return best.bits - techniques.token.bits + prior.bits < 0
}

/**
 * How much an environment's visitors change between their visits, in doublings of what is usual: a site of developers is
 * another world than a kiosk. What is linked is what counts, so it is an underestimate; weights are learned on the same.
 */
export function restlessness(links: number, changes: number): number {
  const mean = (changes + USUAL * PRIOR_VISITS) / (links + PRIOR_VISITS)
  return Math.max(LEAST_RESTLESS, Math.min(MOST_RESTLESS, Math.log2(mean / USUAL)))
}
