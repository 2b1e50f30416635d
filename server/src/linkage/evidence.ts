import type { Candidate, Snapshot } from './candidate.ts'
import { hasVersion, versionStep, type VersionStep } from './version-step.ts'
import { MISSING, type Comparison, type Pair } from './comparison.ts'
import { comparisonNames, comparisons } from './comparisons.ts'
import type { Observation } from './observation.ts'
import { place, type Packed } from './packed.ts'

/** What is asked of a comparison, in objects of one shape: each candidate is put to all of them. */
interface Question {
  level: Comparison['level']
  /** The level `before`, where one is. */
  before: number | undefined
  /** The level that is a change; -1: none. */
  change: number
}

const questions = comparisonNames.map((name): Question => {
  const { level, levels, before, unordered }: Comparison = comparisons[name]
  return { level, before, change: unordered ? MISSING : levels.length - 1 }
})

/** How a visit and a candidate compare, before any weight. */
export interface Evidence {
  /** An index of the comparison's levels for each comparison, in their order; `MISSING` where a side was not observed. */
  levels: readonly number[]
  /** How many comparisons are at their last level: one burst of changes is likelier than each of them alone. */
  changes: number
}

const NOTHING: readonly number[] = new Array<number>(questions.length).fill(MISSING)

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
    const question = questions[index] as Question
    const level = levelOf(question, pairs)
    levels[index] = level
    if (level !== MISSING && level === question.change) changes++
  }
  return { levels, changes: Math.min(changes, MOST_CHANGES) }
}

function levelOf({ level: ask, before }: Question, pairs: readonly Pair[]): number {
  let found = MISSING
  for (const pair of pairs) {
    const level = ask(pair)
    if (level === MISSING) continue
    if (found === MISSING) {
      found = level
      if (level === 0 || before === undefined) return level
    } else if (level === 0) return before ?? level
  }
  return found
}

function pairsOf(visit: Observation, snapshots: readonly Snapshot[], times: { lastSeenAt: number; at: number }): Pair[] {
  const version = stepFrom(place.version, visit.record, snapshots)
  const osVersion = stepFrom(place.osVersion, visit.record, snapshots)
  const updated = isNewer(version) || isNewer(osVersion)
  const { behind, released } = releases(visit, times)
  return snapshots.map(({ record }) => ({ visit: visit.record, known: record, version, osVersion, updated, behind, released }))
}

const isNewer = (step: VersionStep): boolean => step === 'newer' || step === 'newer build'

/** How the version at a place moved from the newest one known. */
function stepFrom(at: number, visit: Packed, snapshots: readonly Snapshot[]): Pair['version'] {
  let newest: Packed | undefined
  for (const { record } of snapshots) {
    if (!hasVersion(at, record)) continue
    if (newest === undefined || isNewer(versionStep(at, record, newest))) newest = record
  }
  return newest === undefined ? 'missing' : versionStep(at, visit, newest)
}

function releases({ behind }: Observation, { lastSeenAt, at }: { lastSeenAt: number; at: number }): Pick<Pair, 'behind' | 'released'> {
  if (!behind) return { behind: 0, released: 0 }
  const now = behind(at)
  return { behind: now, released: Math.max(0, now - behind(Math.min(lastSeenAt, at))) }
}
