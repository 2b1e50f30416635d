import type { Explanation, ExplainedCandidate, ExplainedComparison, ExplainedMerge } from '@selfsame/contract'
import { MISSING, type Comparison } from './comparison.ts'
import { comparisonNames, comparisons } from './comparisons.ts'
import type { Belief, DecisionInput, Judged } from './decide.ts'
import type { Duplicate } from './merge.ts'
import type { Model } from './model.ts'
import { groundOf, type Prior } from './posterior.ts'
import { techniquesOf } from './techniques.ts'

/** Most candidates an explanation names. */
const SHOWN = 10
/** Most of them that it names: each name is one more thing to find when that visitor is erased. */
const NAMED = 4

interface Reasons {
  /** Best first. */
  judged: readonly Judged[]
  before: Prior
  /** P(someone new) after the evidence. */
  fresh: number
  /** Bits of someone new, before the candidates are looked at. */
  freshTotal: number
  input: DecisionInput
  linked: string | undefined
  merges: readonly Duplicate[]
  highRecall: { visitorId?: string; score: number }
  /** What is believed of the best; undefined: its posterior is too little for a link. */
  belief?: Belief
  model: Model
}

const levels = comparisonNames.map((name): Comparison['levels'] => comparisons[name].levels)

const shown = ({ candidate, score, posterior }: Judged, index: number): ExplainedCandidate => ({
  ...(index < NAMED && { visitorId: candidate.visitorId }),
  bits: score,
  posterior,
})

const merged = ({ younger, older, bits, probability }: Duplicate): ExplainedMerge => ({ younger, older, bits, posterior: probability })

/** Each comparison's level by name, then the number of changes. */
function comparisonsOf({ evidence, bits }: Judged): ExplainedComparison[] {
  const compared = comparisonNames.map((name, index): ExplainedComparison => {
    const level = evidence.levels[index] ?? MISSING
    return { name, level: (level === MISSING ? undefined : levels[index]?.[level]) ?? 'missing', bits: bits[index] ?? 0 }
  })
  return [
    ...compared,
    { name: 'changes', level: String(evidence.changes), bits: bits[comparisonNames.length] ?? 0 },
  ]
}

function decision({ linked, input }: Reasons): Explanation['linkage']['decision'] {
  if (input.claimedBy !== undefined) return 'claimed'
  return linked === undefined ? 'new' : 'linked'
}

/** Of the best candidate against someone new, as log2 of the odds; with what a visit so hard to find adds to "new". */
function priorBits({ judged: [best], before, freshTotal }: Reasons): number {
  return (best ? best.total - best.score : before.known - before.spread) - freshTotal
}

/** Puts a decision's reasons into words and numbers: levels and bits, never a value. */
export function explain(reasons: Reasons): Explanation {
  const { judged, before, fresh, input, merges, highRecall, belief, model } = reasons
  const [best, second] = judged
  return {
    linkage: {
      model: model.version,
      decision: decision(reasons),
      candidates: judged.slice(0, SHOWN).map(shown),
      comparisons: best ? comparisonsOf(best) : [],
      prior: { new: before.share, knownVisitors: input.traffic.visitors, bits: priorBits(reasons) },
      posterior: { best: best?.posterior ?? 0, new: fresh },
      ...(belief && {
        confidence: { best: belief.worth, least: model.leastConfidence },
        returning: { best: belief.returning, least: model.leastReturning[groundOf(input.visit)] },
      }),
      ...(second && { runnerUp: shown(second, 1) }),
      techniques: techniquesOf(judged, input, model),
      ...(merges.length > 0 && { merged: merges.map(merged) }),
      highRecall,
    },
    signals: [],
  }
}
