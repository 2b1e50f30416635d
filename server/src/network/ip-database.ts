import { isIP } from 'node:net'
import { open, type CityResponse } from 'maxmind'
import { wordsOf } from './cidr.ts'
import { factsOf, type RecordFacts } from './record.ts'

/** Addresses whose record is remembered. */
const REMEMBERED = 10_000

/** A database in MaxMind's format, in memory. */
export interface IpDatabase {
  /** As it calls itself, for instance `GeoLite2-City`. */
  readonly type: string
  /** Of anonymous addresses: what it does not hold is none of these. */
  readonly isOfAnonymous: boolean
  /** @returns undefined: it does not know the address */
  read(address: string): (RecordFacts & { network: string }) | undefined
}

/** A file is no database that can be used. */
export class IpDatabaseError extends Error {
  override readonly name = 'IpDatabaseError'
}

/**
 * Reads a database into memory (GeoLite2-City: about 60 MB).
 *
 * @throws {IpDatabaseError}
 */
export async function openIpDatabase(path: string): Promise<IpDatabase> {
  const reader = await open<CityResponse>(path, { cache: { max: REMEMBERED } }).catch((error: NodeJS.ErrnoException) => {
    throw new IpDatabaseError(error.code ? `cannot read ${path}: ${error.code}` : `${path} is no MaxMind database: ${error.message}`, { cause: error })
  })
  const type = reader.metadata.databaseType.slice(0, 64)
  return {
    type,
    isOfAnonymous: /anonymous/i.test(type),
    read(address) {
      if (isIP(address) === 0) return undefined
      const [record, bits] = reader.getWithPrefixLength(address)
      return record === null ? undefined : { ...factsOf(record), network: networkOf(address, bits) }
    },
  }
}

/** The first address of the network and its length, for instance `192.0.2.0/24`. */
function networkOf(address: string, bits: number): string {
  const words = wordsOf(address) ?? []
  const length = words.length === 1 && bits > 32 ? bits - 96 : bits
  const masked = words.map((word, at) => {
    const kept = Math.min(32, Math.max(0, length - at * 32))
    return kept === 0 ? 0 : (word & (0xffff_ffff << (32 - kept))) >>> 0
  })
  const halves = masked.flatMap((word) => [word >>> 16, word & 0xffff])
  const [high = 0, low = 0] = halves
  if (words.length === 1) return `${high >>> 8}.${high & 255}.${low >>> 8}.${low & 255}/${length}`
  return `${new URL(`http://[${halves.map((half) => half.toString(16)).join(':')}]`).hostname.slice(1, -1)}/${length}`
}
