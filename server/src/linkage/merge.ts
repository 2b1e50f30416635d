import type { Judged, DecisionInput } from './decide.ts'
import type { Model } from './model.ts'

/** Two visitors that turned out to be one browser. */
export interface Duplicate {
  younger: string
  older: string
  /** Probability that they are one, and the bits that say so. */
  probability: number
  bits: number
}

/** Visitors among the judged that are the same browser as the best one. */
export function duplicates(_judged: readonly Judged[], _input: DecisionInput, _model: Model): Duplicate[] {
  return []
}
