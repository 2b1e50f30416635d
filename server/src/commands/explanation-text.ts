import type { Explanation } from '@selfsame/contract'
import type { StoredEvent } from '../store/store.ts'
import { signalsText } from './signals-text.ts'
import { waterfall, type Step } from './waterfall.ts'

type Linkage = Explanation['linkage']

/** Steps smaller than this are summed up in one line. */
const SMALL_BITS = 0.05

const probability = (value: number): string => (value > 0.999 && value < 1 ? '>0.999' : value < 0.001 && value > 0 ? '<0.001' : value.toFixed(3))

const named = ({ visitorId }: { visitorId?: string }): string => visitorId ?? 'a visitor erased since'

function decided({ decision, candidates }: Linkage, visitorId: string | undefined): string {
  if (decision === 'new') return candidates.length === 0 ? 'a new visitor: nobody known shares a blocking key with it' : 'a new visitor'
  const how = decision === 'claimed' ? ', which another process had just made of the same browser' : ''
  return `linked to ${visitorId ?? candidates[0]?.visitorId ?? 'a known visitor'}${how}`
}

/**
 * What was expected, every comparison that weighs something, the token, and the rest in one: the steps add up to the odds
 * of the candidate against someone new.
 */
function steps({ prior, comparisons, candidates, techniques }: Linkage): Step[] {
  const expected: Step[] = prior.bits === undefined ? [] : [{ name: 'expected', detail: 'before', adds: prior.bits }]
  const shown = comparisons.filter(({ bits }) => Math.abs(bits) >= SMALL_BITS).map(({ name, level, bits }): Step => ({ name, detail: level, adds: bits }))
  const token = techniques?.token
  const all = [...shown, ...(token && token.bits !== 0 ? [{ name: 'token', detail: token.state, adds: token.bits }] : [])]
  const rest = (candidates[0]?.bits ?? 0) - all.reduce((sum, { adds }) => sum + adds, 0)
  return [...expected, ...all, ...(Math.abs(rest) < SMALL_BITS ? [] : [{ name: 'others together', detail: '', adds: rest }])]
}

function evidence(linkage: Linkage): string[] {
  const [best] = linkage.candidates
  if (!best) return []
  const missing = linkage.comparisons.filter(({ level }) => level === 'missing').map(({ name }) => name)
  return [
    '',
    `Evidence that it is ${named(best)} and not someone new, in bits: each doubles the odds (+) or halves them (-); then the total so far`,
    ...waterfall(steps(linkage)),
    ...(missing.length > 0 ? [`  not observed on one side, so weightless: ${missing.join(', ')}`] : []),
  ]
}

/** Why one that fits was not linked to; of one that does not the posterior says it. */
function doubt({ decision, confidence, returning }: Linkage): string[] {
  const lacks = (found: typeof confidence) => decision === 'new' && found !== undefined && found.best < found.least
  return [
    ...(returning && lacks(returning) ? [`return       of anybody ${probability(returning.best)}, where ${probability(returning.least)} is needed: someone new would fit a known visitor this well too often`] : []),
    ...(confidence && lacks(confidence) ? [`worth        a link to the best candidate ${probability(confidence.best)}, where ${probability(confidence.least)} is needed: it may be several browsers`] : []),
  ]
}

function techniques({ techniques: used }: Linkage): string[] {
  if (!used) return []
  const { token, network } = used
  return [
    `techniques   fingerprint ${used.fingerprint.bits.toFixed(1)} bits`,
    ...(network ? [`             network ${network.bits.toFixed(1)} bits (${network.parts.join(', ') || 'nothing to compare'})`] : []),
    ...(token ? [`             first-party token: ${token.state}, ${token.bits.toFixed(1)} bits`] : []),
  ]
}

/**
 * An explanation for people: what was decided, the evidence as a waterfall, what else it might have been, and the signals'
 * reasons.
 */
export function explanationText({ event, explanation: { linkage, signals } }: StoredEvent): string {
  const { prior, posterior, runnerUp, candidates, merged, highRecall, model } = linkage
  const score = event.identification?.confidence.score
  const lines = [
    `Event ${event.event_id}, ${new Date(event.timestamp).toISOString()}: ${decided(linkage, event.identification?.visitor_id)}`,
    `confidence   ${score === undefined ? 'not given' : probability(score)}, by model ${model}`,
    ...evidence(linkage),
    '',
    `before       P(new) ${probability(prior.new)}, among ${prior.knownVisitors} known visitors`,
    `after        P(best candidate) ${probability(posterior.best)}, P(new) ${probability(posterior.new)}`,
    ...doubt(linkage),
    `runner-up    ${runnerUp ? `${named(runnerUp)}, ${runnerUp.bits.toFixed(1)} bits, P ${probability(runnerUp.posterior)}` : 'none'}`,
    `looked at    ${candidates.length === 10 ? '10 candidates or more' : `${candidates.length} candidate(s)`}`,
    ...techniques(linkage),
    ...(merged ?? []).map(({ younger, older, bits, posterior: sure }) => `merged       ${younger} into ${older}: ${bits.toFixed(1)} bits, P ${probability(sure)}`),
    ...(highRecall?.visitorId === undefined || linkage.decision !== 'new' ? [] : [`high recall  ${highRecall.visitorId}, ${probability(highRecall.score)}`]),
    ...signalsText(signals),
  ]
  return `${lines.join('\n')}\n`
}
