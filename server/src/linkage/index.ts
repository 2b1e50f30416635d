import { decide as decideBy, type Decision, type DecisionInput } from './decide.ts'
import { digest } from './digest.ts'
import { shippedModel } from './model.ts'
import type { VisitRecord } from './record.ts'

export { blockingKeys } from './block.ts'
export type { Candidate, Snapshot } from './candidate.ts'
export type { Decision, DecisionInput } from './decide.ts'
export { normalise, type VisitInput } from './normalise.ts'
export type { VisitRecord } from './record.ts'
export { checkModel, shippedModel } from './model.ts'

/** Decides by the shipped model. */
export const decide = (input: DecisionInput): Decision => decideBy(input, shippedModel)

/** Digest of a whole record, whatever the order of its fields: visits with the same one share a snapshot. */
export function recordDigest(record: VisitRecord): string {
  return digest(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)))
}
