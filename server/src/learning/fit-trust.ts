import { oddsFeatures, trustFeatures, type Grounds } from '../linkage/trust.ts'
import { fitLogistic } from './fit-logistic.ts'

/** One link: what its confidence is made of, and whether it was right. */
export interface LinkSample extends Grounds {
  right: boolean
  /** Whether the visit was in truth a browser's first. */
  isNewcomer: boolean
  /** What it says of a return of anybody: the same, of all known visitors together. */
  ofAny: Grounds
}

const isOdds = trustFeatures.map((name) => (oddsFeatures as readonly string[]).includes(name))

const OPTIONS = { leastSpread: 0.01, most: 40_000, isRising: (feature: number) => isOdds[feature] ?? false }

/**
 * Logistic regression of "right" on what a link's confidence is made of. A surer posterior never makes a link less sure.
 *
 * @returns bits a unit of each of `trustFeatures`
 */
export function fitTrust(met: readonly LinkSample[]): number[] {
  return fitLogistic(met, OPTIONS)
}

/** In simulated worlds visitors grow with time and newcomers fade; elsewhere neither need be so, and the share of newcomers is known. */
const isClock = trustFeatures.map((name) => name === 'known visitors')

/** The same of "a return", of the visitor linked to or of another. */
export function fitReturning(met: readonly LinkSample[]): number[] {
  const samples = met.map(({ ofAny: { given, expected, features }, isNewcomer }) => ({ given: given + expected, features, right: !isNewcomer }))
  return fitLogistic(samples, { ...OPTIONS, isLeftOut: (feature) => isClock[feature] ?? false })
}
