import type { Weights } from '../linkage/decide.ts'
import type { Evidence } from '../linkage/evidence.ts'
import type { Model } from '../linkage/index.ts'
import { featuresOf, pairsOf } from '../linkage/merge.ts'
import type { DeviceClass } from '../linkage/observation.ts'
import { daysBetween, type Standing } from '../linkage/posterior.ts'
import type { Rarities } from '../linkage/score.ts'
import type { PairSample } from './fit-merge.ts'

/** One candidate of a visit, as learning sees it. */
export interface CandidateSample extends Evidence {
  days: number
  visits: number
  /** Whether the visitor's latest visit was by this browser. */
  right: boolean
}

/** One visit with its candidates and the truth. Without a right candidate, someone new is right. */
export interface Sample {
  deviceClass: DeviceClass
  rarities: Rarities
  /** Bits before looking: of someone new, of each known visitor. */
  fresh: number
  each: number
  standing: Standing
  candidates: CandidateSample[]
}

/** Most candidates kept of a visit: the right ones, and of the others the best. */
const KEPT = 24

export interface Known {
  browserId: string
  /** The browser of each visitor's latest visit. */
  owners: ReadonlyMap<string, string>
}

/** What a decision had to go on, and which candidates were right. */
export function sampleOf({ input, weighed, rarities, before, standing }: Weights, { browserId, owners }: Known): Sample {
  const candidates = [...weighed]
    .sort((a, b) => b.total - a.total)
    .map(({ candidate, evidence }): CandidateSample => ({
      ...evidence,
      days: daysBetween(candidate.lastSeenAt, input.at),
      visits: candidate.visits,
      right: owners.get(candidate.visitorId) === browserId,
    }))
  return {
    deviceClass: input.visit.deviceClass,
    rarities,
    fresh: before.fresh,
    each: before.each,
    standing,
    candidates: [...candidates.filter(({ right }) => right), ...candidates.filter(({ right }) => !right)].slice(0, KEPT),
  }
}

/** The pairs of candidates that a decision looked at. */
export function pairSamplesOf({ input, weighed, rarities, fresh }: Weights, { owners }: Known, model: Model): PairSample[] {
  const meeting = { visit: input.visit, rarities, fresh, model }
  return pairsOf(weighed, fresh).map((pair) => ({
    features: featuresOf(pair, meeting),
    same: owners.get(pair[0].candidate.visitorId) === owners.get(pair[1].candidate.visitorId),
  }))
}
