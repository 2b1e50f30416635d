import { decide as decideBy, type Decision, type DecisionInput } from './decide.ts'
import { keyCount } from './block.ts'
import { digest } from './digest.ts'
import { shippedModel } from './model.ts'
import type { RecordField, VisitRecord } from './record.ts'

export { blockingKeys } from './block.ts'
export type { Candidate, Snapshot } from './candidate.ts'
export type { Decision, DecisionInput } from './decide.ts'
export { normalise, type VisitInput } from './normalise.ts'
export type { VisitRecord } from './record.ts'
export { checkModel, shippedModel } from './model.ts'

/** Decides by the shipped model. */
export const decide = (input: DecisionInput): Decision => decideBy(input, shippedModel)

/** Fields of components that a cold page may read too late: of two tabs opened at once, one may lack them. */
const LATE: readonly RecordField[] = [
  'mediaDevices',
  'audioLatency',
  'audioSampleRate',
  'voices',
  'contentBlockers',
  'storageQuota',
  'gpuAdapter',
  'mediaCapabilities',
]

/** Digest of a whole record, whatever the order of its fields: visits with the same one share a snapshot. */
export function recordDigest(record: VisitRecord): string {
  return digest(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)))
}

/**
 * What two first visits of one browser at the same moment have in common, so that only one of them makes a visitor.
 *
 * @returns undefined for a record that gives nothing to be found by: two of those are not the same browser
 */
export function claimDigest(record: VisitRecord): string | undefined {
  if (keyCount(record) === 0) return undefined
  return recordDigest(Object.fromEntries(Object.entries(record).filter(([name]) => !(LATE as readonly string[]).includes(name))))
}
