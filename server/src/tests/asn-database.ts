import { mmdb } from './mmdb.ts'

/**
 * A made-up database of AS numbers in MaxMind's format, as bytes.
 *
 * @param networks CIDR range -> AS number; no range may lie in another
 */
export function asnDatabase(networks: Readonly<Record<string, number>>, type = 'Made-Up-ASN'): Buffer {
  const records = Object.entries(networks).map(([range, asn]) => [range, { autonomous_system_number: asn }] as const)
  return mmdb(Object.fromEntries(records), type)
}
