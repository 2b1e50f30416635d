import type { Version } from './browser.ts'
import shipped from './calendar.json' with { type: 'json' }

/** When a version came out; rows in order of the version. */
type Release = readonly [major: number, minor: number, day: number]

const MS_PER_DAY = 86_400_000
/** Releases that tell how fast new ones come. */
const RECENT = 6
/** Days remembered: ten years. */
const MOST_DAYS = 3_650

/** What is known of one engine. */
interface Calendar {
  releases: readonly Release[]
  /** Places of the newest release by day, as far as they were asked for: each candidate of each visit asks. */
  newest: Map<number, number>
}

const calendars = new Map(Object.entries(shipped as unknown as Record<string, Release[]>).map(([engine, releases]): [string, Calendar] => [engine, { releases, newest: new Map() }]))

/** How many releases a version is behind the newest one at a time, in ms since the epoch. */
export type Behind = (at: number) => number

/**
 * How many releases a browser was behind the newest of its engine at a time; 0 for the newest and for what is newer than
 * the calendar knows. After the calendar's end releases are taken to go on at the pace of the last ones, so that an old
 * calendar does not make every browser up to date.
 *
 * @returns undefined for an engine without a calendar
 */
export function releasesBehind(engine: string, version: Version): Behind | undefined {
  const calendar = calendars.get(engine)
  if (!calendar || calendar.releases.length <= RECENT) return undefined
  const order = orderOf(calendar.releases, version)
  return (at) => Math.max(0, newestAt(calendar, at / MS_PER_DAY) - order)
}

/** Place of a version among the releases; past the last one, a place a major version. */
function orderOf(releases: readonly Release[], [major = 0, minor = 0]: Version): number {
  const later = releases.findIndex(([knownMajor, knownMinor]) => knownMajor > major || (knownMajor === major && knownMinor > minor))
  if (later !== -1) return later - 1
  return releases.length - 1 + Math.max(0, major - (releases.at(-1)?.[0] ?? major))
}

function newestAt({ releases, newest }: Calendar, time: number): number {
  const day = Math.floor(time)
  const known = newest.get(day)
  if (known !== undefined) return known
  const found = findNewest(releases, day)
  if (newest.size < MOST_DAYS) newest.set(day, found)
  return found
}

function findNewest(releases: readonly Release[], day: number): number {
  const later = releases.findIndex(([, , released]) => released > day)
  if (later !== -1) return later - 1
  const [last, before] = [releases.at(-1)?.[2] ?? day, releases.at(-1 - RECENT)?.[2] ?? day]
  const pace = Math.max(1, (last - before) / RECENT)
  return releases.length - 1 + Math.floor((day - last) / pace)
}
