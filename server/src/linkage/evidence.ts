import { releasesBehind } from './calendar.ts'
import type { Candidate, Snapshot } from './candidate.ts'
import { versionStep, type VersionField } from './version-step.ts'
import { MISSING, type Comparison, type Pair } from './comparison.ts'
import { comparisonNames, comparisons } from './comparisons.ts'
import type { Observation } from './observation.ts'
import type { Packed } from './packed.ts'

const list: readonly Comparison[] = comparisonNames.map((name) => comparisons[name])

/** How a visit and a candidate compare, before any weight. */
export interface Evidence {
  /** An index of the comparison's levels for each comparison, in their order; `MISSING` where a side was not observed. */
  levels: Int8Array
  /** How many comparisons are at their last level: one burst of changes is likelier than each of them alone. */
  changes: number
}

/** Changes are told apart up to so many. */
export const MOST_CHANGES = 8

/**
 * Compares a visit with a candidate: with its latest record; with an earlier one in what the latest lacks, and in what
 * flips back. Versions are held against the newest ever seen: they do not flip back.
 *
 * @param at time of the visit, in ms since the epoch
 */
export function evidence(visit: Observation, { snapshots, lastSeenAt }: Candidate, at: number): Evidence {
  const pairs = pairsOf(visit, snapshots, { lastSeenAt, at })
  const levels = new Int8Array(list.length).fill(MISSING)
  let changes = 0
  for (const index of visit.compared) {
    const comparison = list[index] as Comparison
    const level = levelOf(comparison, pairs)
    levels[index] = level
    if (!comparison.unordered && level === comparison.levels.length - 1) changes++
  }
  return { levels, changes: Math.min(changes, MOST_CHANGES) }
}

function levelOf(comparison: Comparison, pairs: readonly Pair[]): number {
  let found = MISSING
  for (const pair of pairs) {
    const level = comparison.level(pair)
    if (level === MISSING) continue
    if (found === MISSING) {
      found = level
      if (level === 0 || comparison.before === undefined) return level
    } else if (level === 0) return comparison.before ?? level
  }
  return found
}

function pairsOf(visit: Observation, snapshots: readonly Snapshot[], times: { lastSeenAt: number; at: number }): Pair[] {
  const steps = { version: stepFrom('version', visit.record, snapshots), osVersion: stepFrom('osVersion', visit.record, snapshots) }
  const updated = Object.values(steps).some((step) => step === 'newer' || step === 'newer build')
  const dated = releases(visit, times)
  return snapshots.map(({ record }) => ({ visit: visit.record, known: record, ...steps, updated, ...dated }))
}

/** How the version moved from the newest one known. */
function stepFrom(field: VersionField, visit: Packed, snapshots: readonly Snapshot[]): Pair['version'] {
  let newest: Packed | undefined
  for (const { record } of snapshots) {
    if (newest === undefined || versionStep(field, newest, newest) === 'missing') newest = record
    else if (versionStep(field, record, newest).startsWith('newer')) newest = record
  }
  return newest === undefined ? 'missing' : versionStep(field, visit, newest)
}

function releases({ engine, version }: Observation, { lastSeenAt, at }: { lastSeenAt: number; at: number }): Pick<Pair, 'behind' | 'released'> {
  if (engine === undefined || version === undefined) return { behind: 0, released: 0 }
  const behind = releasesBehind(engine, version, at) ?? 0
  return { behind, released: Math.max(0, behind - (releasesBehind(engine, version, Math.min(lastSeenAt, at)) ?? 0)) }
}
