import { releasesBehind } from './calendar.ts'
import type { Candidate, Snapshot } from './candidate.ts'
import { hasVersion, versionStep, type VersionField, type VersionStep } from './version-step.ts'
import { MISSING, type Comparison, type Pair } from './comparison.ts'
import { comparisonNames, comparisons } from './comparisons.ts'
import type { Observation } from './observation.ts'
import type { Packed } from './packed.ts'

const list: readonly Comparison[] = comparisonNames.map((name) => comparisons[name])

/** How a visit and a candidate compare, before any weight. */
export interface Evidence {
  /** An index of the comparison's levels for each comparison, in their order; `MISSING` where a side was not observed. */
  levels: readonly number[]
  /** How many comparisons are at their last level: one burst of changes is likelier than each of them alone. */
  changes: number
}

const NOTHING: readonly number[] = new Array<number>(list.length).fill(MISSING)

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
  const levels = NOTHING.slice()
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
  const version = stepFrom('version', visit.record, snapshots)
  const osVersion = stepFrom('osVersion', visit.record, snapshots)
  const updated = isNewer(version) || isNewer(osVersion)
  const { behind, released } = releases(visit, times)
  return snapshots.map(({ record }) => ({ visit: visit.record, known: record, version, osVersion, updated, behind, released }))
}

const isNewer = (step: VersionStep): boolean => step === 'newer' || step === 'newer build'

/** How the version moved from the newest one known. */
function stepFrom(field: VersionField, visit: Packed, snapshots: readonly Snapshot[]): Pair['version'] {
  let newest: Packed | undefined
  for (const { record } of snapshots) {
    if (!hasVersion(field, record)) continue
    if (newest === undefined || isNewer(versionStep(field, record, newest))) newest = record
  }
  return newest === undefined ? 'missing' : versionStep(field, visit, newest)
}

const UNDATED = { behind: 0, released: 0 }

function releases({ engine, version }: Observation, { lastSeenAt, at }: { lastSeenAt: number; at: number }): Pick<Pair, 'behind' | 'released'> {
  if (engine === undefined || version === undefined) return UNDATED
  const behind = releasesBehind(engine, version, at) ?? 0
  return { behind, released: Math.max(0, behind - (releasesBehind(engine, version, Math.min(lastSeenAt, at)) ?? 0)) }
}
