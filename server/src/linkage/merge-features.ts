import { releasesBehind } from './calendar.ts'
import { comparisonNames } from './comparisons.ts'
import { evidence } from './evidence.ts'
import { daysBetween } from './habits.ts'
import type { Model } from './model.ts'
import { nearness } from './near.ts'
import { comparedIn, type Observation } from './observation.ts'
import { place, word, type Packed } from './packed.ts'
import { groundOf, type Traffic } from './posterior.ts'
import { bitsOf, sumOf, type Rarities } from './score.ts'
import type { Weighed } from './weigh.ts'

/** What pairs of visitors are looked at in: one visit, and what is known when it comes. */
export interface Meeting {
  visit: Observation
  rarities: Rarities
  traffic: Traffic
  /** Bits of someone new, prior and all. */
  fresh: number
  /** ms since the epoch */
  at: number
  /** Candidates that the visit fits as well as these. */
  rivals: number
  model: Model
}

export type Pair = readonly [Weighed, Weighed]

const DEVICE = comparisonNames.indexOf('device')
/** Evidence beyond so many bits adds nothing. */
export const MOST_BITS = 16
/** Usual gaps of silence beyond which a longer one says no more. */
const MOST_SILENCE = 6
/** The usual gap of a visitor that was seen once, in days. */
const UNKNOWN_GAP = 15
/** Doublings of known visitors beyond which learning has seen nothing, and below which it has seen but the first days of larger sites. */
const MOST_KNOWN = 11
const LEAST_KNOWN = 9

/** What is known of a pair before the two are compared. */
export const circumstances = [
  'constant',
  'fit of the lesser',
  'apart in time',
  'visits of the lesser',
  'rarity of the device',
  'nearly taken for it at first',
  'how nearly',
  'silence',
  'visits in silence',
  'known visitors',
  'restlessness',
  'rivals',
  'network unknown',
] as const

/** What the features of a pair are, in the order of the model's weights. How both fit each other in one thing may say more than what it adds to the whole. */
export const mergeFeatures = [...circumstances, 'fit to each other', ...comparisonNames.map((name) => `fit in ${name}` as const)] as const

const NO_FIT: readonly number[] = [0, ...comparisonNames.map(() => 0)]

const clip = (bits: number): number => Math.max(-MOST_BITS, Math.min(MOST_BITS, bits))

/**
 * What tells two visitors that are one browser from two browsers alike: a visit that fits both, where one was not seen any
 * more once the other was, both fit each other, and the younger's first visit was nearly taken for the older.
 *
 * @returns one number for each of `mergeFeatures`; the first is 1
 */
export function featuresOf(pair: Pair, meeting: Meeting): number[] {
  return [...circumstancesOf(pair, meeting), ...fitOf(pair, meeting)]
}

/** The first of a pair's features: what comparing the two is not needed for. */
export function circumstancesOf(pair: Pair, { visit, fresh, rarities, traffic, at, rivals }: Meeting): number[] {
  const [{ candidate: older, total: one }, { candidate: younger, total: other }] = byAge(pair)
  const near = nearness(younger, older)
  const isApart = older.lastSeenAt <= younger.firstSeenAt
  return [
    1,
    clip(Math.min(one, other) - fresh),
    isApart ? 1 : 0,
    Math.log2(Math.min(older.visits, younger.visits)),
    rarities[DEVICE] ?? 0,
    near === undefined ? 0 : 1,
    near ?? 0,
    isApart ? Math.min(MOST_SILENCE, daysBetween(older.lastSeenAt, at) / (usualGap(older) + 1)) : 0,
    isApart ? Math.log2(1 + younger.visits) : 0,
    Math.max(LEAST_KNOWN, Math.min(MOST_KNOWN, Math.log2(1 + traffic.visitors))),
    traffic.restless,
    Math.log2(rivals),
    groundOf(visit) === 'alone' ? 1 : 0,
  ]
}

/** Days between a visitor's visits. */
function usualGap({ firstSeenAt, lastSeenAt, visits }: Weighed['candidate']): number {
  return visits > 1 ? daysBetween(firstSeenAt, lastSeenAt) / (visits - 1) : UNKNOWN_GAP
}

/** How well the younger's latest record fits the older visitor, in bits: in all, then by comparison. */
function fitOf(pair: Pair, { visit, rarities, traffic, model }: Meeting): readonly number[] {
  const [{ candidate: older }, { candidate: younger }] = byAge(pair)
  const latest = younger.snapshots[0]
  if (!latest) return NO_FIT
  const gapDays = daysBetween(older.lastSeenAt, younger.lastSeenAt)
  const met = evidence(asVisit(visit, latest.record), older, younger.lastSeenAt)
  const bits = bitsOf(met, { model, deviceClass: visit.deviceClass, gapDays, rarities, restless: traffic.restless })
  return [clip(sumOf(bits)), ...comparisonNames.map((_, index) => clip(bits[index] ?? 0))]
}

/** A known record as if it came now: of the same engine and class, or it would be no candidate. */
function asVisit({ deviceClass, engine }: Observation, record: Packed): Observation {
  const version = Array.from({ length: 4 }, (_, part) => word(record, place.version + part) - 1).filter((number) => number >= 0)
  const behind = engine !== undefined && version.length > 0 && releasesBehind(engine, version)
  return { record, compared: comparedIn(record), deviceClass, ...(engine !== undefined && { engine }), ...(behind && { behind }) }
}

/** The one known for longer first. */
export function byAge([one, other]: Pair): Pair {
  return one.candidate.firstSeenAt <= other.candidate.firstSeenAt ? [one, other] : [other, one]
}
