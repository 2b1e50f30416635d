import type { Candidate } from './candidate.ts'
import { comparisonNames } from './comparisons.ts'
import { evidence, type Evidence } from './evidence.ts'
import type { Model } from './model.ts'
import type { Observation } from './observation.ts'
import { daysBetween, habitsOf } from './habits.ts'
import { weighted, type Prior } from './posterior.ts'
import { bitsOf, sumOf, type Rarities } from './score.ts'

const SYSTEM = comparisonNames.indexOf('system')

/** Whether the visit holds this visitor's first-party token, and whether the fingerprint bears it out. */
export type TokenState = 'none' | 'matched' | 'mismatch'

/** A candidate and what speaks for it, in bits. */
export interface Weighed {
  candidate: Candidate
  evidence: Evidence
  /** By comparison, then the number of changes. */
  bits: readonly number[]
  /** The bits' sum, and the token's. */
  score: number
  token: TokenState
  /** `score` and what was expected before looking. */
  total: number
}

export interface Weighing {
  visit: Observation
  rarities: Rarities
  /** ms since the epoch */
  at: number
  before: Prior
  /** Of the environment (restlessness.ts). */
  restless: number
  /** The visitor whose token the visit holds. */
  token?: string
  model: Model
}

/** Weighs one candidate. */
export function weigh(candidate: Candidate, { visit, rarities, at, before, restless, token, model }: Weighing): Weighed {
  const { deviceClass } = visit
  const days = daysBetween(candidate.lastSeenAt, at)
  const found = evidence(visit, candidate, at)
  const bits = bitsOf(found, { model, deviceClass, gapDays: days, rarities, restless })
  const fingerprint = sumOf(bits)
  const state = tokenState(candidate.visitorId === token, found, fingerprint, model)
  const score = fingerprint + (state === 'matched' ? model.token.bits : 0)
  const total = before.known - before.spread + weighted(habitsOf(candidate, at), model.known[deviceClass]) + score
  return { candidate, evidence: found, bits, score, token: state, total }
}

/** A token can be copied to another machine; the fingerprint cannot, so it has the last word. */
function tokenState(holds: boolean, { levels }: Evidence, fingerprint: number, { token }: Model): TokenState {
  if (!holds) return 'none'
  return levels[SYSTEM] === 1 || fingerprint < token.leastBits ? 'mismatch' : 'matched'
}
