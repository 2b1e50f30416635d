import type { Confidence, Explanation } from '@selfsame/contract'
import { MOST_KEYS } from './block.ts'
import type { Candidate } from './candidate.ts'
import { explain } from './explain.ts'
import { duplicates, type Duplicate } from './merge.ts'
import type { Model } from './model.ts'
import type { Observation } from './observation.ts'
import { calibrated, FEW_KEYS, groundOf, posteriors, prior, returningOf, trustOf, weighted, worthOfNew, type Prior, type Standing, type Traffic } from './posterior.ts'
import { newnessOf } from './crowds.ts'
import { rarities as raritiesOf, type Rarities } from './score.ts'
import type { Statistics } from './statistics.ts'
import { groundsOf, type Circumstances, type Grounds } from './trust.ts'
import { weigh, type Weighed } from './weigh.ts'

export interface DecisionInput {
  visit: Observation
  /** How many blocking keys the visit has. */
  keys: number
  /** Visitors that blocking found, each once; none is a valid answer. */
  candidates: readonly Candidate[]
  statistics: Statistics
  traffic: Traffic
  /** Time of the visit, in ms since the epoch. */
  at: number
  /** Tokens are in use; the visitor whose one the visit holds, if it does. To count, it must be among the candidates. */
  token?: { visitorId?: string }
  /** A visitor that another process has just made of the same claim and network: it is this one, whatever fits besides. */
  claimedBy?: string
}

interface Answer {
  confidence: Confidence
  /** By a lower threshold, and believing each: misses fewer that come back, and takes more strangers for them. Without an id: someone new. */
  highRecall: { visitorId?: string; score: number }
  /** The visit holds the token of a visitor that its fingerprint contradicts. */
  tokenMismatch: boolean
  explanation: Explanation
}

export type Decision =
  | (Answer & {
      outcome: 'linked'
      visitorId: string
      /** Candidates found to be one browser by the way. */
      merges: readonly Duplicate[]
    })
  | (Answer & { outcome: 'new' })

const WITHHELD = 'This browser withholds most of the evidence: a returning visitor may not be recognised.'
const SHARED = 'The visitor that fits best may be several browsers: it was not believed.'
const STRANGER = 'Someone new would fit a known visitor this well too often: it was not believed.'
const ALIKE = 'Several known visitors fit almost equally well.'

/** A candidate with its posterior, which is the sum of its duplicates' too. */
export interface Judged extends Weighed {
  posterior: number
}

/**
 * Links a visit to a known visitor or calls it new, by Bayes over the candidates and "someone new".
 *
 * @returns the visitor, what the answer is worth as confidence, and why
 */
export function decide(input: DecisionInput, model: Model): Decision {
  return decideBy(weighAll(input, model), model)
}

/** The second half of `decide`, for those who look at the weights too. */
export function decideBy(weights: Weights, model: Model): Decision {
  const { input } = weights
  const judgement = judge(weights, model)
  const { judged, fresh, merges, before } = judgement
  const [best, second] = judged
  const fits = best !== undefined && best.posterior >= needed(fresh, model)
  const worth = best && worthOf(best, weights, model)
  const belief = fits && worth !== undefined ? { worth, returning: returnOf(best, fresh, weights, model) } : undefined
  const doubt = belief && doubtOf(belief, input.visit, model)
  const claimed = judged.find(({ candidate }) => candidate.visitorId === input.claimedBy)
  const linked = claimed?.candidate.visitorId ?? (fits && !doubt ? best.candidate.visitorId : undefined)

  const taken = !claimed && linked !== undefined ? merges : []
  const highRecall = claimed ? claimedAnswer(claimed, weights, model) : likelyOf(judgement, { isLinked: linked !== undefined, worth: Math.min(worth ?? 0, doubt && belief ? belief.returning : 1) }, weights, model)
  const answer = {
    highRecall,
    tokenMismatch: judged.some(({ token }) => token === 'mismatch'),
    explanation: explain({ judged, before, fresh, freshTotal: weights.fresh, input, linked, merges: taken, highRecall, ...(belief && { belief }), model }),
  }
  const said = comment(weights.standing, { doubt: linked === undefined ? doubt : undefined, second: second?.posterior ?? 0 })
  if (linked === undefined) return { outcome: 'new', confidence: { score: belief ? 1 - belief.returning : worthOfNew(fresh, weights.standing, model), ...said }, ...answer }
  return { outcome: 'linked', visitorId: linked, merges: taken, confidence: { score: highRecall.score, ...said }, ...answer }
}

/** What is believed of a visitor that fits, besides its posterior. */
export interface Belief {
  /** What linking the visit to it would have been worth on held-out histories, in 0..1. */
  worth: number
  /** P(the visit is a return, of it or of a look-alike), in 0..1. */
  returning: number
}

/** Why a visitor that fits is not believed: it says what the answer's comment is. */
function doubtOf({ worth, returning }: Belief, visit: Observation, { leastConfidence, leastReturning }: Model): string | undefined {
  if (returning < leastReturning[groundOf(visit)]) return STRANGER
  return worth < leastConfidence ? SHARED : undefined
}

/** What the best candidate's posterior must reach: who is surely known is somebody, and of look-alikes it is likeliest the best. */
export function needed(fresh: number, { threshold, amongKnown }: Model): number {
  return 1 - fresh >= amongKnown.from ? amongKnown.threshold : threshold
}

/** The answer at the lower threshold: the best candidate if it is linked to or its posterior passes, one that was not believed too. */
function likelyOf({ judged, fresh }: Judgement, { isLinked, worth }: { isLinked: boolean; worth: number }, weights: Weights, model: Model): Answer['highRecall'] {
  const [best] = judged
  if (!best || (!isLinked && best.posterior < model.highRecallThreshold)) return { score: worthOfNew(fresh, weights.standing, model) }
  return { visitorId: best.candidate.visitorId, score: worth }
}

/**
 * The answer where a claim has settled who it is: what the surest link to this device is worth. Posteriors ask which of the visitors that fit
 * this is, and are shared among look-alikes; the claim has answered that, but for identical devices that come to one network within its
 * seconds, and such devices are what takes from a sure link, too (docs/decisions/0021-what-a-link-is-worth.md).
 */
function claimedAnswer(claimed: Judged, weights: Weights, model: Model): Answer['highRecall'] {
  return { visitorId: claimed.candidate.visitorId, score: worthOf({ ...claimed, posterior: 1 }, weights, model) }
}

/** What linking the visit to a visitor would have been worth on held-out histories, in 0..1. */
function worthOf(link: Judged, weights: Weights, model: Model): number {
  const { visit } = weights.input
  const worth = calibrated(trustOf(borneOut(link, weights, model), visit, model), visit, model)
  // nothing was learned of visitors less likely than those linked to
  return link.posterior < model.amongKnown.threshold ? Math.min(worth, link.posterior) : worth
}

/** P(the visit is a return), of the best or of a look-alike: all that is known, together, against someone new. */
function returnOf(best: Judged, fresh: number, weights: Weights, model: Model): number {
  return returningOf(borneOut({ ...best, posterior: 1 - fresh }, weights, model), weights.input.visit, model)
}

/** A token that the fingerprint bears out speaks for a visitor here, too. */
function borneOut(link: Judged, weights: Weights, model: Model): Grounds {
  const grounds = groundsOf(link, circumstancesOf(weights, model))
  return link.token === 'matched' ? { ...grounds, given: grounds.given + model.token.bits } : grounds
}

/** What a link's confidence is judged by, besides the link. */
export function circumstancesOf({ rarities, standing, before, input }: Weights, model: Model): Circumstances {
  return { visitors: input.statistics.visitors, newcomers: before.share, rarities, newness: standing.newness, deviceClass: input.visit.deviceClass, at: input.at, model }
}

/** All that speaks for and against each candidate and someone new, in bits. */
export interface Weights {
  input: DecisionInput
  weighed: Weighed[]
  rarities: Rarities
  before: Prior
  standing: Standing
  /** Of someone new, prior and all. */
  fresh: number
}

export function weighAll(input: DecisionInput, model: Model): Weights {
  const { visit, statistics, traffic, at, token, keys } = input
  const before = prior(traffic, model)
  const counts = statistics.counts(visit.record)
  const rarities = raritiesOf(counts, { visitors: statistics.visitors, deviceClass: visit.deviceClass }, model)
  const keyless = 1 - keys / MOST_KEYS
  const standing = { keyless, newness: newnessOf(keyless, counts) }
  const weighing = { visit, rarities, at, before, restless: traffic.restless, model, ...(token?.visitorId !== undefined && { token: token.visitorId }) }
  const weighed = candidatesOf(input).filter(({ snapshots }) => snapshots.length > 0).map((candidate) => weigh(candidate, weighing))
  return { input, weighed, rarities, before, standing, fresh: before.fresh + weighted(standing.newness, model.fresh[visit.deviceClass]) }
}

/** The candidates; the visitor that the claim names with the visit's own record where none is known: it was made of the same an instant ago. */
function candidatesOf({ candidates, claimedBy, visit, at }: DecisionInput): readonly Candidate[] {
  if (claimedBy === undefined) return candidates
  const found = candidates.find(({ visitorId }) => visitorId === claimedBy)
  if (found && found.snapshots.length > 0) return candidates
  const made = found ?? { visitorId: claimedBy, firstSeenAt: at, lastSeenAt: at, visits: 1 }
  return [...candidates.filter((each) => each !== found), { ...made, snapshots: [{ record: visit.record, lastSeenAt: at }] }]
}

/** Every candidate with its posterior, best first; of duplicates the older one has it all. */
function judge({ input, weighed, rarities, before, standing, fresh }: Weights, model: Model) {
  const after = posteriors(weighed.map(({ total }) => total), fresh)
  const merges = duplicates(weighed, { visit: input.visit, rarities, traffic: input.traffic, fresh, at: input.at, model })
  const judged = weighed.map((each, index): Judged => ({ ...each, posterior: after.candidates[index] ?? 0 }))
  for (const { older, younger } of merges) {
    const [into, from] = [older, younger].map((id) => judged.find(({ candidate }) => candidate.visitorId === id))
    if (!into || !from) continue
    into.posterior = Math.min(1, into.posterior + from.posterior) // a sum of parts may round above 1
    from.posterior = 0
  }
  judged.sort((left, right) => right.posterior - left.posterior)
  return { judged, fresh: after.fresh, merges, before, standing }
}

type Judgement = ReturnType<typeof judge>

function comment({ keyless }: Standing, { doubt, second }: { doubt: string | undefined; second: number }): Pick<Confidence, 'comment'> {
  if (keyless > FEW_KEYS) return { comment: WITHHELD }
  if (doubt !== undefined) return { comment: doubt }
  return second > 0.2 ? { comment: ALIKE } : {}
}
