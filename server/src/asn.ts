import { isIP } from 'node:net'
import { open, type AsnResponse } from 'maxmind'
import { ConfigError } from './config/index.ts'

/**
 * Number of the autonomous system that announces an address: whose network it is.
 *
 * @param address IPv4 or IPv6; anything else belongs to none
 */
export type AsnOf = (address: string) => number | undefined

/** Largest AS number (RFC 6793): 32 bits. */
const MOST = 0xffff_ffff

/** For a server that has no such database. */
export const noAsn: AsnOf = () => undefined

/**
 * Reads a GeoLite2-ASN database, or one of its shape, into memory (about 10 MB).
 *
 * @param path absolute; undefined: none is known of any address
 * @throws {ConfigError} it cannot be read, or is none
 */
export async function openAsnDatabase(path: string | undefined): Promise<AsnOf> {
  if (path === undefined) return noAsn
  const reader = await open<AsnResponse>(path).catch((error: NodeJS.ErrnoException) => {
    throw wrong(error.code ? `cannot read ${path}: ${error.code}` : `${path} is no MaxMind database: ${error.message}`)
  })
  const type = reader.metadata.databaseType
  if (!/asn/i.test(type)) throw wrong(`${path} holds ${type.slice(0, 64)}; expected a database of AS numbers, such as GeoLite2-ASN.mmdb`)
  return (address) => {
    if (isIP(address) === 0) return undefined
    const asn = reader.get(address)?.autonomous_system_number
    return typeof asn === 'number' && Number.isInteger(asn) && asn > 0 && asn <= MOST ? asn : undefined
  }
}

function wrong(problem: string): ConfigError {
  return new ConfigError([`SELFSAME_ASN_DATABASE: ${problem}`])
}
