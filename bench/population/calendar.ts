import { readFileSync } from 'node:fs'

export const DAY = 86_400_000

/** One public version: `patch` counts weekly fixes of Chromium; `at` is its release in ms. */
export interface Release {
  readonly version: string
  readonly major: number
  readonly patch: number
  readonly at: number
}

type Dates = Record<string, readonly (readonly [version: string, date: string])[]>

/** Systems' releases, whose dates the makers announce; the first of each list is what the oldest machines run. */
const SYSTEMS: Dates = {
  ios: [
    ['15.8', '2024-01-22'],
    ['16.7', '2024-03-21'],
    ['17.7', '2024-09-16'],
    ['18.5', '2025-05-12'],
    ['18.6', '2025-07-29'],
    ['18.7', '2025-09-15'],
    ['26.0', '2025-09-15'],
    ['26.1', '2025-11-03'],
    ['26.2', '2025-12-12'],
    ['26.3', '2026-02-11'],
    ['26.4', '2026-03-24'],
    ['26.5', '2026-05-11'],
    ['26.6', '2026-07-27'],
    ['27.0', '2026-09-14'],
    ['27.1', '2026-10-23'],
  ],
  macos: [
    ['12.7.6', '2024-07-29'],
    ['13.7.8', '2025-08-20'],
    ['14.8.2', '2025-11-03'],
    ['15.7.2', '2025-11-03'],
    ['26.1.0', '2025-11-03'],
    ['26.2.0', '2025-12-12'],
    ['26.3.0', '2026-02-11'],
    ['26.4.0', '2026-03-24'],
    ['26.5.0', '2026-05-11'],
    ['26.6.0', '2026-07-27'],
    ['27.0.0', '2026-09-14'],
  ],
  windows: [
    ['10.0.0', '2021-01-01'],
    ['15.0.0', '2023-10-31'],
    ['19.0.0', '2025-09-30'],
  ],
  linux: [['', '2020-01-01']],
  android: [
    ['10.0.0', '2019-09-03'],
    ['11.0.0', '2021-03-01'],
    ['12.0.0', '2022-03-01'],
    ['13.0.0', '2023-02-01'],
    ['14.0.0', '2024-02-01'],
    ['15.0.0', '2025-03-01'],
    ['16.0.0', '2025-11-01'],
    ['17.0.0', '2026-08-01'],
  ],
}
const WEEKLY = new Set(['chrome', 'edge'])

let browsers: Dates | undefined
function dates(product: string): Dates[string] {
  browsers ??= JSON.parse(readFileSync(new URL('data/calendar.json', import.meta.url), 'utf8')) as Dates
  const found = browsers[product] ?? SYSTEMS[product]
  if (!found) throw new RangeError(`no releases of ${product}`)
  return found
}

/** Every release of a browser or system in order of time, with Chromium's weekly fixes in between. */
export function releases(product: string): Release[] {
  const all = dates(product).map(([version, date]) => ({ version, major: Number.parseInt(version, 10) || 0, patch: 0, at: Date.parse(date) }))
  if (!WEEKLY.has(product)) return all
  return all.flatMap((release, index) => {
    const weeks = Math.max(1, Math.min(8, Math.floor(((all[index + 1]?.at ?? release.at + 28 * DAY) - release.at) / (7 * DAY))))
    return Array.from({ length: weeks }, (_, week) => ({ ...release, patch: week, at: release.at + week * 7 * DAY }))
  })
}

/** Chromium's build number, which grows about evenly: 7339 for 140 in September 2025, 7727 for 147 in April 2026. */
export function fullVersion({ major, patch, at }: Release): string {
  const build = 7339 + Math.round(((at - patch * 7 * DAY - Date.parse('2025-09-02')) / DAY) * 1.79)
  return `${major}.0.${build}.${38 + patch * 29}`
}
