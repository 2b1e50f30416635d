import { createLRU } from 'lru.min'
import countries from './zone-countries.json' with { type: 'json' }

/** Zones whose clock is kept; IANA has some 600. */
const REMEMBERED = 1_000

/** Clocks are put forward or back on the quarter hour, everywhere since 1972. */
const QUARTER_MS = 900_000

interface Clock {
  format: Intl.DateTimeFormat
  /** What it showed last, and in which quarter of an hour since the epoch: reading it anew takes some 10 us. */
  read?: { quarter: number; offset: number }
}

const clocks = createLRU<string, Clock>({ max: REMEMBERED })

/**
 * Minutes by which a zone's clocks are ahead of UTC.
 *
 * @param zone IANA name, as a browser gives it
 * @param at   ms since the epoch
 * @returns undefined: there is no such zone
 */
export function offsetOf(zone: string, at: number): number | undefined {
  const clock = clockOf(zone)
  if (!clock) return undefined
  const quarter = Math.floor(at / QUARTER_MS)
  if (clock.read?.quarter !== quarter) clock.read = { quarter, offset: readOffset(clock.format, quarter * QUARTER_MS) }
  return clock.read.offset
}

function readOffset(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - at) / 60_000)
}

function clockOf(zone: string): Clock | undefined {
  const known = clocks.get(zone)
  if (known) return known
  try {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
    const made: Clock = { format: new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields }) }
    clocks.set(zone, made)
    return made
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** IANA name -> country, made by scripts/zone-countries.mjs. */
const COUNTRIES: ReadonlyMap<string, string> = new Map(Object.entries(countries))

/** The country that a zone lies in (ISO 3166-1 alpha-2); undefined: none, such as UTC. */
export function countryOf(zone: string): string | undefined {
  return COUNTRIES.get(zone) ?? COUNTRIES.get(clockOf(zone)?.format.resolvedOptions().timeZone ?? '')
}

const ZONES = new Map([...Map.groupBy(COUNTRIES, ([, country]) => country)].map(([country, entries]) => [country, entries.map(([zone]) => zone)]))

/** IANA names of a country's zones. */
export function zonesOf(country: string): readonly string[] {
  return ZONES.get(country) ?? []
}
