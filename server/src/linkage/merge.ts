import { byAge, circumstances, circumstancesOf, featuresOf, type Meeting, type Pair } from './merge-features.ts'
import type { Model } from './model.ts'
import type { DeviceClass } from './observation.ts'
import { weighted } from './posterior.ts'
import type { Weighed } from './weigh.ts'

/** Two visitors that turned out to be one browser. */
export interface Duplicate {
  younger: string
  older: string
  /** Probability that they are one, in 0..1. */
  probability: number
  /** By how many bits the visit fits the lesser of the two better than someone new. */
  bits: number
}

/** Candidates looked at, the best ones: pairs grow with the square. */
const LOOKED_AT = 4

/** How well both fit each other speaks for one browser by so many bits at most, so that most pairs need not be compared. */
const MOST_FIT = 4

/** Whether the best fit to each other would be enough. */
function mayBeOne(pair: Pair, meeting: Meeting): boolean {
  const { deviceClass } = meeting.visit
  return probabilityOf(weighted(circumstancesOf(pair, meeting), meeting.model.merge.weights[deviceClass]) + MOST_FIT) >= meeting.model.merge.threshold
}

const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)

/** P(one browser), by a logistic model of the features. */
export function sameProbability(features: readonly number[], deviceClass: DeviceClass, { merge }: Model): number {
  const weights = merge.weights[deviceClass]
  const before = weighted(features.slice(0, circumstances.length), weights)
  return probabilityOf(before + Math.min(MOST_FIT, weighted(features, weights) - before))
}

/** The pairs that are looked at: of the best candidates, those that the visit fits better than someone new, or hardly worse. */
export function pairsOf(weighed: readonly Weighed[], fresh: number): { pairs: Pair[]; rivals: number } {
  const fitting = weighed.filter(({ total }) => total > fresh - 4).sort((a, b) => b.total - a.total)
  const best = fitting.slice(0, LOOKED_AT)
  return { pairs: best.flatMap((one, index) => best.slice(index + 1).map((other): Pair => [one, other])), rivals: fitting.length }
}

/** Visitors among the candidates that are one browser. Each is in one pair at most: the next visit finds the rest. */
export function duplicates(weighed: readonly Weighed[], of: Omit<Meeting, 'rivals'>): Duplicate[] {
  const { pairs, rivals } = pairsOf(weighed, of.fresh)
  const meeting = { ...of, rivals }
  const taken = new Set<string>()
  const found = pairs.filter((pair) => mayBeOne(pair, meeting)).map((pair) => {
    const features = featuresOf(pair, meeting)
    const [older, younger] = byAge(pair)
    const probability = sameProbability(features, meeting.visit.deviceClass, meeting.model)
    return { older: older.candidate.visitorId, younger: younger.candidate.visitorId, probability, bits: features[1] ?? 0 }
  })
  return found
    .filter(({ probability }) => probability >= meeting.model.merge.threshold)
    .sort((a, b) => b.probability - a.probability)
    .filter(({ older, younger }) => {
      if (taken.has(older) || taken.has(younger)) return false
      taken.add(older).add(younger)
      return true
    })
}
