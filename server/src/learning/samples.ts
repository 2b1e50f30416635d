import type { Weights } from '../linkage/decide.ts'
import type { Model } from '../linkage/index.ts'
import { featuresOf } from '../linkage/merge-features.ts'
import { pairsOf } from '../linkage/merge.ts'
import { daysBetween, habitsOf } from '../linkage/habits.ts'
import type { Prior } from '../linkage/posterior.ts'
import type { Rarities } from '../linkage/score.ts'
import type { Weighed } from '../linkage/weigh.ts'
import type { PairSample } from './fit-merge.ts'
import { agrees, doublings, layout } from './parameters.ts'

/** What is added up: the places of numbers in the row of parameters (parameters.ts), and what each is multiplied by. */
export interface Terms {
  numbers: Uint16Array
  factors: Float32Array
}

/** One candidate of a visit, as learning sees it. */
export interface CandidateSample extends Terms {
  /** Whether the visitor's latest visit was by this browser. */
  right: boolean
}

/** One visit with its candidates and the truth. Without a right candidate, someone new is right. */
export interface Sample {
  /** How far behind the shared numbers those of the visit's device class are. */
  offset: number
  before: Prior
  someoneNew: Terms
  candidates: CandidateSample[]
}

/** Most candidates kept of a visit: the right ones, and of the others the best. */
const KEPT = 8

export interface Known {
  browserId: string
  /** The browser of each visitor's latest visit. */
  owners: ReadonlyMap<string, string>
}

/** What a decision had to go on, and which candidates were right. */
export function sampleOf({ input, weighed, rarities, before, standing }: Weights, { browserId, owners }: Known): Sample {
  const isRight = ({ candidate }: Weighed) => owners.get(candidate.visitorId) === browserId
  const best = [...weighed].sort((a, b) => b.total - a.total)
  const kept = [...best.filter(isRight), ...best.filter((each) => !isRight(each))].slice(0, KEPT)
  return {
    offset: layout.ofClass(0, input.visit.deviceClass),
    before,
    someoneNew: termsOf(standing.newness.map((each, index) => [layout.newness(index), each])),
    candidates: kept.map((each) => ({ ...candidateTerms(each, { rarities, at: input.at, restless: input.traffic.restless }), right: isRight(each) })),
  }
}

interface Around {
  rarities: Rarities
  /** ms since the epoch */
  at: number
  restless: number
}

function candidateTerms({ candidate, evidence: { levels, changes } }: Weighed, { rarities, at, restless }: Around): Terms {
  const days = daysBetween(candidate.lastSeenAt, at)
  const terms: Term[] = [
    [layout.changes(changes), 1],
    [layout.restlessChanges(changes), restless],
    ...habitsOf(candidate, at).map((each, index) => [layout.habit(index), each] as const),
  ]
  levels.forEach((level, index) => {
    if (level < 0) return
    terms.push([layout.level(index, level), 1], [layout.slope(index, level), doublings(days)], [layout.restless(index, level), restless])
    if (agrees(index, level)) terms.push([layout.rarity(index), rarities[index] ?? 0])
  })
  return termsOf(terms)
}

type Term = readonly [number: number, factor: number]

function termsOf(terms: readonly Term[]): Terms {
  const counting = terms.filter(([, factor]) => factor !== 0)
  return { numbers: Uint16Array.from(counting, ([number]) => number), factors: Float32Array.from(counting, ([, factor]) => factor) }
}

/** The pairs of candidates that a decision looked at. */
export function pairSamplesOf({ input, weighed, rarities, fresh }: Weights, { owners }: Known, model: Model): PairSample[] {
  const { pairs, rivals } = pairsOf(weighed, fresh)
  const meeting = { visit: input.visit, rarities, traffic: input.traffic, fresh, at: input.at, rivals, model }
  return pairs.map((pair) => ({
    deviceClass: input.visit.deviceClass,
    features: featuresOf(pair, meeting),
    same: owners.get(pair[0].candidate.visitorId) === owners.get(pair[1].candidate.visitorId),
  }))
}
