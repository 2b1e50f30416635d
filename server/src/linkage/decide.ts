import type { Confidence, Explanation } from '@selfsame/contract'
import { keyCount } from './block.ts'
import type { Candidate } from './candidate.ts'
import { explain } from './explain.ts'
import type { Model } from './model.ts'
import { newestVersions } from './newest.ts'
import { daysBetween, posteriors, prior, recency, unfound, type Findable } from './posterior.ts'
import type { VisitRecord } from './record.ts'
import { evidence, score, type Score } from './score.ts'

export interface DecisionInput {
  record: VisitRecord
  /** Visitors that blocking found; none is a valid answer. */
  candidates: readonly Candidate[]
  /** Visitors known in the environment. */
  knownVisitors: number
  /** Time of the visit, in ms since the epoch. */
  at: number
  /** A visitor that another process has just made of the same claim and network: it is this one. */
  claimedBy?: string
}

export type Decision =
  | { outcome: 'linked'; visitorId: string; confidence: Confidence; explanation: Explanation }
  | { outcome: 'new'; confidence: Confidence; explanation: Explanation }

export interface Weighed {
  candidate: Candidate
  score: Score
  posterior: number
}

/** Below this an answer needs words. */
const POOR: Findable = { bits: 12, keys: 3 }
const WITHHELD = 'This browser withholds most of the evidence: a returning visitor may not be recognised.'
const ALIKE = 'Several known visitors fit almost equally well.'

/** The best of a visitor's snapshots, held against the newest versions seen of it. */
function weigh(candidate: Candidate, { record, at }: DecisionInput, model: Model): Score {
  const gapDays = daysBetween(candidate.lastSeenAt, at)
  const newest = newestVersions(candidate.snapshots)
  const scores = candidate.snapshots.map((known) => score(record, { ...known.record, ...newest }, { gapDays, model }))
  return scores.reduce((best, other) => (other.bits > best.bits ? other : best))
}

function comment({ bits, keys }: Findable, second: number): Pick<Confidence, 'comment'> {
  if (bits < POOR.bits || keys < POOR.keys) return { comment: WITHHELD }
  return second > 0.2 ? { comment: ALIKE } : {}
}

/**
 * Links a visit to a known visitor or calls it new, by Bayes over the candidates and "someone new".
 *
 * @returns the visitor, the posterior as confidence, and why
 */
export function decide(input: DecisionInput, model: Model): Decision {
  const { record, knownVisitors, at, claimedBy } = input
  const candidates = input.candidates.filter(({ snapshots }) => snapshots.length > 0)
  const before = prior(knownVisitors, model)
  const findable = { bits: evidence(record, model), keys: keyCount(record) }

  const scores = candidates.map((candidate) => weigh(candidate, input, model))
  const weights = candidates.map(
    ({ lastSeenAt }, index) =>
      before.each * recency(daysBetween(lastSeenAt, at), model) * 2 ** (scores[index]?.bits ?? -Infinity),
  )
  const after = posteriors(weights, before.fresh, (1 - before.fresh) * unfound(findable, model))

  const weighed = candidates
    .map((candidate, index): Weighed => ({
      candidate,
      score: scores[index] ?? { bits: -Infinity, comparisons: [] },
      posterior: after.candidates[index] ?? 0,
    }))
    .sort((left, right) => right.posterior - left.posterior)

  const [best, second] = weighed
  const linked = claimedBy ?? (best && best.posterior >= model.threshold ? best.candidate.visitorId : undefined)
  const explanation = explain({ weighed, before, fresh: after.fresh, knownVisitors, linked, claimedBy, model })
  const said = comment(findable, second?.posterior ?? 0)
  if (linked === undefined) return { outcome: 'new', confidence: { score: after.fresh, ...said }, explanation }
  const chosen = weighed.find(({ candidate }) => candidate.visitorId === linked)
  return { outcome: 'linked', visitorId: linked, confidence: { score: chosen?.posterior ?? 0, ...said }, explanation }
}
