import { comparisonNames } from './comparisons.ts'
import { evidence } from './evidence.ts'
import type { Model } from './model.ts'
import { comparedIn, type Observation } from './observation.ts'
import { place, word, type Packed } from './packed.ts'
import { daysBetween } from './habits.ts'
import { bitsOf, sumOf, type Rarities } from './score.ts'
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

/** What a pair of visitors is looked at in. */
export interface Meeting {
  visit: Observation
  rarities: Rarities
  /** Bits of someone new, prior and all. */
  fresh: number
  model: Model
}

/** Candidates looked at, the best ones: pairs grow with the square. */
const LOOKED_AT = 4
const DEVICE = comparisonNames.indexOf('device')
/** Evidence beyond so many bits adds nothing. */
const MOST_BITS = 16

const clip = (bits: number): number => Math.max(-MOST_BITS, Math.min(MOST_BITS, bits))

/** What the features of a pair are, in the order of the model's weights. */
export const mergeFeatures = ['constant', 'fit of the lesser', 'apart in time', 'fit to each other', 'visits of the lesser', 'rarity of the device'] as const

/**
 * What tells two visitors that are one browser from two browsers alike: a visit that fits both, where one was not seen any
 * more once the other was, and both fit each other.
 *
 * @returns one number a feature; the first is 1
 */
export function featuresOf(pair: readonly [Weighed, Weighed], meeting: Meeting): number[] {
  return featuresBy(pair, meeting, fitOf(pair, meeting))
}

function featuresBy(pair: readonly [Weighed, Weighed], { rarities, fresh }: Meeting, fit: number): number[] {
  const [older, younger] = byAge(pair)
  const { candidate } = younger
  return [
    1,
    clip(Math.min(older.total, younger.total) - fresh),
    older.candidate.lastSeenAt <= candidate.firstSeenAt ? 1 : 0,
    fit,
    Math.log2(Math.min(older.candidate.visits, candidate.visits)),
    rarities[DEVICE] ?? 0,
  ]
}

/** How well the younger's latest record fits the older visitor, in bits. */
function fitOf(pair: readonly [Weighed, Weighed], { visit, rarities, model }: Meeting): number {
  const [older, younger] = byAge(pair)
  const { candidate } = younger
  const latest = candidate.snapshots[0]
  if (!latest) return 0
  const gapDays = daysBetween(older.candidate.lastSeenAt, candidate.lastSeenAt)
  const met = evidence(asVisit(visit, latest.record), older.candidate, candidate.lastSeenAt)
  return clip(sumOf(bitsOf(met, { model, deviceClass: visit.deviceClass, gapDays, rarities })))
}

/** Whether the best or the worst fit would be enough: most pairs need not be compared with each other. */
function mayBeOne(pair: readonly [Weighed, Weighed], meeting: Meeting): boolean {
  const { model } = meeting
  return [MOST_BITS, -MOST_BITS].some((fit) => sameProbability(featuresBy(pair, meeting, fit), model) >= model.merge.threshold)
}

/** A known record as if it came now: of the same engine and class, or it would be no candidate. */
function asVisit({ deviceClass, engine }: Observation, record: Packed): Observation {
  const version = Array.from({ length: 4 }, (_, part) => word(record, place.version + part) - 1).filter((number) => number >= 0)
  return { record, compared: comparedIn(record), deviceClass, ...(engine !== undefined && { engine }), ...(version.length > 0 && { version }) }
}

function byAge([one, other]: readonly [Weighed, Weighed]): readonly [Weighed, Weighed] {
  return one.candidate.firstSeenAt <= other.candidate.firstSeenAt ? [one, other] : [other, one]
}

/** P(one browser), by a logistic model of the features. */
export function sameProbability(features: readonly number[], { merge }: Model): number {
  return 1 / (1 + 2 ** -features.reduce((sum, feature, index) => sum + feature * (merge.weights[index] ?? 0), 0))
}

/** The pairs that are looked at: of the best candidates, those that the visit fits better than someone new, or hardly worse. */
export function pairsOf(weighed: readonly Weighed[], fresh: number): [Weighed, Weighed][] {
  const best = [...weighed].sort((a, b) => b.total - a.total).slice(0, LOOKED_AT).filter(({ total }) => total > fresh - 4)
  return best.flatMap((one, index) => best.slice(index + 1).map((other): [Weighed, Weighed] => [one, other]))
}

/** Visitors among the candidates that are one browser. Each is in one pair at most: the next visit finds the rest. */
export function duplicates(weighed: readonly Weighed[], meeting: Meeting): Duplicate[] {
  const taken = new Set<string>()
  const found = pairsOf(weighed, meeting.fresh).filter((pair) => mayBeOne(pair, meeting)).map((pair) => {
    const features = featuresOf(pair, meeting)
    const [older, younger] = byAge(pair).map(({ candidate }) => candidate.visitorId)
    return { older: older ?? '', younger: younger ?? '', probability: sameProbability(features, meeting.model), bits: features[1] ?? 0 }
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
