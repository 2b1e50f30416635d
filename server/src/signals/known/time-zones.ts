import { createLRU } from 'lru.min'
import countries from './zone-countries.json' with { type: 'json' }

/** Zones whose clock is kept; IANA has some 600. */
const REMEMBERED = 1_000

const clocks = createLRU<string, Intl.DateTimeFormat>({ max: REMEMBERED })

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
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000) / 60_000)
}

function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = clocks.get(zone)
  if (known) return known
  try {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields })
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
  return COUNTRIES.get(zone) ?? COUNTRIES.get(clockOf(zone)?.resolvedOptions().timeZone ?? '')
}

/** IANA names of a country's zones. */
export function zonesOf(country: string): readonly string[] {
  return [...COUNTRIES].flatMap(([zone, code]) => (code === country ? [zone] : []))
}
