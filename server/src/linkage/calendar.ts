import type { Version } from './browser.ts'
import shipped from './calendar.json' with { type: 'json' }

/** When a version came out; rows in order of the version. */
type Release = readonly [major: number, minor: number, day: number]

const MS_PER_DAY = 86_400_000
/** Releases that tell how fast new ones come. */
const RECENT = 6
/** Days remembered: ten years. */
const MOST_DAYS = 3_650
const calendar = new Map<string, readonly Release[]>(Object.entries(shipped as unknown as Record<string, Release[]>))

/**
 * How many releases a browser was behind the newest of its engine at a time; 0 for the newest and for what is newer than
 * the calendar knows. After the calendar's end releases are taken to go on at the pace of the last ones, so that an old
 * calendar does not make every browser up to date.
 *
 * @param at ms since the epoch
 * @returns undefined for an engine without a calendar
 */
export function releasesBehind(engine: string, version: Version, at: number): number | undefined {
  const releases = calendar.get(engine)
  if (!releases || releases.length <= RECENT) return undefined
  return Math.max(0, newestAt(releases, at / MS_PER_DAY) - orderOf(releases, version))
}

/** Places of versions: one visit's is asked for with each of its candidates. */
const orders = new WeakMap<Version, number>()

/** Place of a version among the releases; past the last one, a place a major version. */
function orderOf(releases: readonly Release[], version: Version): number {
  const known = orders.get(version) ?? findOrder(releases, version)
  orders.set(version, known)
  return known
}

function findOrder(releases: readonly Release[], [major = 0, minor = 0]: Version): number {
  const later = releases.findIndex(([knownMajor, knownMinor]) => knownMajor > major || (knownMajor === major && knownMinor > minor))
  if (later !== -1) return later - 1
  return releases.length - 1 + Math.max(0, major - (releases.at(-1)?.[0] ?? major))
}

/** Places of the newest release by day: asked for each candidate of each visit. */
const newest = new Map<readonly Release[], Map<number, number>>()

function newestAt(releases: readonly Release[], time: number): number {
  const day = Math.floor(time)
  const days = newest.get(releases) ?? new Map<number, number>()
  newest.set(releases, days)
  const known = days.get(day) ?? findNewest(releases, day)
  if (days.size < MOST_DAYS) days.set(day, known)
  return known
}

function findNewest(releases: readonly Release[], day: number): number {
  const later = releases.findIndex(([, , released]) => released > day)
  if (later !== -1) return later - 1
  const [last, before] = [releases.at(-1)?.[2] ?? day, releases.at(-1 - RECENT)?.[2] ?? day]
  const pace = Math.max(1, (last - before) / RECENT)
  return releases.length - 1 + Math.floor((day - last) / pace)
}
