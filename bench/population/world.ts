import { DAY, releases, type Release } from './calendar.ts'
import { digest, share } from './draw.ts'
import type { Assumptions, Rendering } from './assumptions.ts'

/** What all browsers of one population have in common; drawn from the seed alone. */
export interface World {
  readonly seed: number
  readonly assumptions: Assumptions
  /** ms since the epoch */
  readonly start: number
  readonly end: number
  /** Releases of a browser or system, in order of time. */
  releases(product: string): readonly Release[]
  /** How often a derived value has moved up to this version: equal numbers, equal renderings. */
  epoch(value: keyof Rendering, of: string, version: number): number
  /** Digest of a text, remembered. */
  digest(text: string): string
}

/** Highest version number that is counted up to; systems count as 10 * major + minor. */
const VERSIONS = 400
/** Digests remembered at most: what is drawn again soon is drawn often. */
const REMEMBERED = 100_000

export interface WorldOptions {
  seed: number
  days: number
  assumptions: Assumptions
}

export function createWorld({ seed, days, assumptions }: WorldOptions): World {
  const calendars = new Map<string, readonly Release[]>()
  const counts = new Map<string, Map<string, Uint16Array>>()
  const digests = new Map<string, string>()
  const start = Date.parse(assumptions.start)

  const count = (value: keyof Rendering, of: string) => {
    const sums = new Uint16Array(VERSIONS)
    for (let version = 1; version < VERSIONS; version++) {
      sums[version] = (sums[version - 1] ?? 0) + (share(seed, value, of, version) < assumptions.rendering[value] ? 1 : 0)
    }
    return sums
  }
  return {
    seed,
    assumptions,
    start,
    end: start + days * DAY,
    releases(product) {
      const known = calendars.get(product) ?? releases(product)
      calendars.set(product, known)
      return known
    },
    epoch(value, of, version) {
      let byValue = counts.get(value)
      if (!byValue) counts.set(value, (byValue = new Map()))
      let sums = byValue.get(of)
      if (!sums) byValue.set(of, (sums = count(value, of)))
      return sums[Math.min(VERSIONS - 1, Math.floor(version))] ?? 0
    },
    digest(text) {
      const known = digests.get(text)
      if (known !== undefined) return known
      if (digests.size >= REMEMBERED) digests.clear()
      const made = digest(text)
      digests.set(text, made)
      return made
    },
  }
}
