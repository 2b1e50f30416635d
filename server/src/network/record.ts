import type { Geolocation, ListKind, NetworkFacts } from '../signals/index.ts'

/** What one database says of an address. */
export interface RecordFacts {
  geolocation?: Geolocation
  asn?: Omit<NonNullable<NetworkFacts['asn']>, 'network'>
  /** Kinds of lists that the database stands for too. */
  flags: Partial<Record<ListKind, boolean>>
  /** A proxy in a household, and no public one. */
  isResidential: boolean
}

/** Longest text taken from a database, in UTF-16 code units. */
const MOST_LENGTH = 128

/** What databases of anonymous addresses (GeoIP2-Anonymous-IP and its like) say, by what it is here. */
const FLAGS: readonly (readonly [name: string, kind: ListKind])[] = [
  ['is_anonymous_vpn', 'vpn'],
  ['is_public_proxy', 'proxy'],
  ['is_residential_proxy', 'proxy'],
  ['is_hosting_provider', 'datacenter'],
  ['is_tor_exit_node', 'tor'],
]

/**
 * Reads a record of the databases that MaxMind and DB-IP hand out, and others of their shape: whatever it holds, and
 * nothing that is not there.
 *
 * @see https://dev.maxmind.com/geoip/docs/databases/
 */
export function factsOf(record: unknown): RecordFacts {
  const geolocation = geolocationOf(record)
  const asn = asnOf(record)
  return { ...(geolocation && { geolocation }), ...(asn && { asn }), flags: flagsOf(record), isResidential: at(record, 'is_residential_proxy') === true && at(record, 'is_public_proxy') !== true }
}

function geolocationOf(record: unknown): Geolocation | undefined {
  const country = at(record, 'country')
  const place = {
    accuracy_radius: numberAt(record, 'location', 'accuracy_radius'),
    latitude: numberAt(record, 'location', 'latitude'),
    longitude: numberAt(record, 'location', 'longitude'),
    postal_code: textAt(record, 'postal', 'code'),
    timezone: textAt(record, 'location', 'time_zone'),
    city_name: textAt(record, 'city', 'names', 'en'),
    country_code: textAt(country, 'iso_code') ?? textAt(record, 'country_code'),
    country_name: textAt(country, 'names', 'en') ?? textOf(country),
    continent_code: textAt(record, 'continent', 'code') ?? textAt(record, 'continent_code'),
    continent_name: textAt(record, 'continent', 'names', 'en') ?? textAt(record, 'continent'),
    subdivisions: subdivisionsOf(at(record, 'subdivisions')),
  }
  const known = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined)) as Geolocation
  return Object.keys(known).length === 0 ? undefined : known
}

function subdivisionsOf(value: unknown): Geolocation['subdivisions'] {
  if (!Array.isArray(value)) return undefined
  const known = value.flatMap((item: unknown) => {
    const [code, name] = [textAt(item, 'iso_code'), textAt(item, 'names', 'en')]
    return code === undefined && name === undefined ? [] : [{ iso_code: code ?? '', name: name ?? '' }]
  })
  return known.length === 0 ? undefined : known
}

/** `autonomous_system_number` of MaxMind and DB-IP, `asn: 'AS64500'` of others. */
function asnOf(record: unknown): RecordFacts['asn'] {
  const number = numberAt(record, 'autonomous_system_number') ?? Number(/^AS(\d{1,10})$/.exec(textAt(record, 'asn') ?? '')?.[1] ?? Number.NaN)
  if (!Number.isInteger(number) || number < 1 || number > 0xffff_ffff) return undefined
  const name = textAt(record, 'autonomous_system_organization') ?? textAt(record, 'as_name')
  const type = textAt(record, 'traits', 'user_type') ?? textAt(record, 'user_type') ?? textAt(record, 'as_type')
  return { number, ...(name !== undefined && { name }), ...(type !== undefined && { type }) }
}

function flagsOf(record: unknown): RecordFacts['flags'] {
  const told = FLAGS.filter(([name]) => at(record, name) === true).map(([, kind]) => [kind, true] as const)
  return Object.fromEntries(told)
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value ? (value as Record<string, unknown>)[key] : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, MOST_LENGTH) : undefined
}

function textAt(value: unknown, ...path: string[]): string | undefined {
  return textOf(path.reduce(at, value))
}

function numberAt(value: unknown, ...path: string[]): number | undefined {
  const found = path.reduce(at, value)
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}
