import type { Curve, Model } from './model.ts'
import type { Observation } from './observation.ts'
import { place, word } from './packed.ts'
import type { Grounds } from './trust.ts'

/** What an environment has seen of late. */
export interface Traffic {
  /** Visitors known. */
  visitors: number
  /** Recent visits, and how many of them were by someone new; both may be fractions, as old ones fade out. */
  visits: number
  newcomers: number
  /** How much visitors change, in doublings of what is usual (restlessness.ts). */
  restless: number
}

/** What is expected before looking, in bits. */
export interface Prior {
  /** P(someone new). */
  share: number
  /** Of someone new: log2 of its share. */
  fresh: number
  /** Of any known visitor: log2 of the share of all of them. */
  known: number
  /** log2 of how many they are: so much rarer is any one of them. */
  spread: number
}

/**
 * Known visitors share what newcomers leave; but a young installation has met few of those who will come, so that a first
 * stranger is not taken for the first visitor.
 */
export function prior({ visitors, visits, newcomers }: Traffic, model: Model): Prior {
  const { share, weight } = model.newcomers
  const newcomer = Math.min(0.999, Math.max(0.001, (newcomers + share * weight) / (visits + weight)))
  return { share: newcomer, fresh: Math.log2(newcomer), known: Math.log2(1 - newcomer), spread: Math.log2(visitors + model.unseenVisitors) }
}

/** What of a visit makes someone new likelier or less likely. */
export interface Standing {
  /** Share of the blocking keys that the visit does not have: it may then not be found. */
  keyless: number
  /** A number for each of `newness` (crowds.ts). */
  newness: readonly number[]
}

/** The sum of features by their weights: bits of a visitor by its habits, of someone new by newness. */
export function weighted(features: readonly number[], bits: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < features.length; index++) sum += (features[index] as number) * (bits[index] ?? 0)
  return sum
}

/**
 * Bayes over the candidates and someone new.
 *
 * @param bits of each candidate, prior and evidence; -Infinity is no candidate
 * @param fresh the same of someone new
 * @returns posteriors in 0..1 that sum to 1
 */
export function posteriors(bits: readonly number[], fresh: number): { candidates: number[]; fresh: number } {
  const most = Math.max(fresh, ...bits)
  const weights = bits.map((each) => 2 ** (each - most))
  const total = weights.reduce((sum, weight) => sum + weight, 2 ** (fresh - most))
  return { candidates: weights.map((weight) => weight / total), fresh: 2 ** (fresh - most) / total }
}

/** Posteriors nearer to 0 or 1 than this are as good as there, in bits of log-odds. */
export const MOST_BITS = 40

/** log2 of the odds of a probability. */
export function logOdds(probability: number): number {
  return Math.max(-MOST_BITS, Math.min(MOST_BITS, Math.log2(probability) - Math.log2(1 - probability)))
}

/** What the confidence of a visit stands on. */
export function groundOf({ record }: Observation): keyof Model['calibration'] {
  return word(record, place.networkPrefix) === 0 ? 'alone' : 'network'
}

/** How far a link can be trusted, in bits. */
export function trustOf({ given, features }: Grounds, visit: Observation, { trust }: Model): number {
  return given + weighted(features, trust[groundOf(visit)][visit.deviceClass])
}

/** What links of so many bits of trust were worth on held-out histories: straight between the curve's points. */
export function calibrated(bits: number, visit: Observation, { calibration }: Model): number {
  return onCurve(calibration[groundOf(visit)][visit.deviceClass], bits)
}

/** Straight between a curve's points, level beyond them. */
export function onCurve(curve: Curve, bits: number): number {
  const next = curve.findIndex(([x]) => x >= bits)
  if (next === -1) return curve.at(-1)?.[1] ?? 1
  const [x1, y1] = curve[Math.max(0, next)] ?? [MOST_BITS, 1]
  const [x0, y0] = curve[Math.max(0, next - 1)] ?? [-MOST_BITS, 0]
  return x1 === x0 ? y1 : y0 + ((bits - x0) / (x1 - x0)) * (y1 - y0)
}

/** Share of the blocking keys that a visit lacks, from which on it has few. */
export const FEW_KEYS = 0.5

/** What the posterior of someone new was worth: one that blocking could not find again looks new as well. */
export function worthOfNew(fresh: number, { keyless }: Standing, { freshTrust }: Model): number {
  return fresh * (keyless > FEW_KEYS ? freshTrust.fewKeys : freshTrust.enoughKeys)
}

/** P(a return of anybody) where a visitor fits: it may be another's look-alike, but hardly its first visit. */
export function returningOf(grounds: Grounds, visit: Observation, { returning }: Model): number {
  return returningBy(grounds, returning[groundOf(visit)][visit.deviceClass])
}

export function returningBy({ given, expected, features }: Grounds, weights: readonly number[]): number {
  return 1 / (1 + 2 ** -(given + expected + weighted(features, weights)))
}
