import { comparisonNames } from './comparisons.ts'
import { digest } from './digest.ts'
import { placesOf } from './places.ts'
import { word, type Packed } from './packed.ts'
import type { RecordField } from './record.ts'

export { blockingKeys, MOST_KEYS } from './block.ts'
export type { Candidate, Snapshot } from './candidate.ts'
export { decide, type Decision, type DecisionInput } from './decide.ts'
export type { Duplicate } from './merge.ts'
export { checkModel, shippedModel, type Model } from './model.ts'
export type { VisitInput } from './normalise.ts'
export { markOf, nearOf, type Near } from './near.ts'
export { observe, type Observation } from './observation.ts'
export { fromBytes, toBytes, type Packed } from './packed.ts'
export type { Traffic } from './posterior.ts'
export { countedComparisons, createStatistics, type Statistics } from './statistics.ts'
export { comparisonNames }

/** Fields of components that a cold page may read too late: of two tabs opened at once, one may lack them. */
const LATE = placesOf([
  'mediaDevices',
  'audioLatency',
  'audioSampleRate',
  'voices',
  'contentBlockers',
  'storageQuota',
  'gpuAdapter',
  'mediaCapabilities',
] satisfies readonly RecordField[])

/** Digest of a whole record: visits with the same one share a snapshot. */
export function recordDigest(record: Packed): string {
  return digest('record', record)
}

/**
 * What two first visits of one browser at the same moment have in common, so that only one of them makes a visitor.
 *
 * @param keys the record's blocking keys
 * @returns undefined for a record that gives nothing to be found by: two of those are not the same browser
 */
export function claimDigest(record: Packed, keys: readonly string[]): string | undefined {
  if (keys.length === 0) return undefined
  const words = Array.from({ length: record[0] ?? 0 }, (_, at) => (at === 0 || LATE.includes(at) ? 0 : word(record, at)))
  return digest('claim', words)
}
