import type { Explanation, ExplainedCandidate } from '@selfsame/contract'
import type { Weighed } from './decide.ts'
import type { Model } from './model.ts'
import type { Prior } from './posterior.ts'

/** Most candidates an explanation names. */
const SHOWN = 10

interface Reasons {
  /** Best first. */
  weighed: readonly Weighed[]
  before: Prior
  /** P(someone new) after the evidence. */
  fresh: number
  knownVisitors: number
  linked: string | undefined
  claimedBy: string | undefined
  model: Model
}

const shown = ({ candidate, score, posterior }: Weighed): ExplainedCandidate => ({
  visitorId: candidate.visitorId,
  bits: score.bits,
  posterior,
})

function decision({ linked, claimedBy }: Reasons): Explanation['linkage']['decision'] {
  if (claimedBy !== undefined) return 'claimed'
  return linked === undefined ? 'new' : 'linked'
}

/** Puts a decision's reasons into words and numbers: levels and bits, never a value. */
export function explain(reasons: Reasons): Explanation {
  const { weighed, before, fresh, knownVisitors, model } = reasons
  const [best, second] = weighed
  return {
    linkage: {
      model: model.version,
      decision: decision(reasons),
      candidates: weighed.slice(0, SHOWN).map(shown),
      comparisons: best?.score.comparisons ?? [],
      prior: { new: before.fresh, knownVisitors },
      posterior: { best: best?.posterior ?? 0, new: fresh },
      ...(second && { runnerUp: shown(second) }),
    },
    signals: [],
  }
}
