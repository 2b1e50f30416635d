import { blockHashes, dayOf } from '../../server/src/store/blocking-keys.ts'
import { toBytes } from '../../server/src/linkage/index.ts'
import type { KnownVisitor } from './population.ts'

/** Rows of the store's tables, as server/src/store writes them one by one. */
export interface VisitorRow {
  id: string
  firstSeenAt: number
  lastSeenAt: number
  visits: number
}

export interface SnapshotRow {
  visitorId: string
  slot: number
  digest: string
  lastSeenAt: number
  record: Uint8Array
}

export interface KeyRow {
  /** Hexadecimal. */
  hash: string
  day: number
  visitorId: string
  slot: number
}

export function visitorRow({ id, snapshots }: KnownVisitor): VisitorRow {
  const times = snapshots.map(({ at }) => at)
  return { id, firstSeenAt: Math.min(...times), lastSeenAt: Math.max(...times), visits: snapshots.length }
}

export function snapshotRows({ id, snapshots }: KnownVisitor): SnapshotRow[] {
  return snapshots.map(({ digest, at, record }, slot) => ({ visitorId: id, slot, digest, lastSeenAt: at, record: toBytes(record) }))
}

/** A row a key, of the latest snapshot that has it. */
export function keyRows(environmentId: string, { id, snapshots }: KnownVisitor): KeyRow[] {
  const rows = new Map<string, KeyRow>()
  for (const [slot, { keys, at }] of snapshots.entries()) {
    for (const hash of blockHashes(environmentId, keys)) {
      const hex = hash.toString('hex')
      rows.set(hex, { hash: hex, day: dayOf(at), visitorId: id, slot })
    }
  }
  return [...rows.values()]
}

/** Bytes that a key row takes here: hash, day, visitor, slot. */
const WIDTH = 8 + 4 + 20 + 1
const BUCKETS = 256

/** Gathers key rows by the million in little memory, and gives them back in order of the primary key. */
export interface KeySorter {
  add(row: KeyRow): void
  /** Buckets in order; each is let go once it was given. */
  sorted(): Generator<KeyRow[]>
}

export function createKeySorter(): KeySorter {
  const buckets = Array.from({ length: BUCKETS }, () => ({ bytes: Buffer.alloc(WIDTH * 1_024), used: 0 }))
  return {
    add({ hash, day, visitorId, slot }) {
      const bucket = buckets[Number.parseInt(hash.slice(0, 2), 16)]
      if (!bucket) throw new RangeError('no hash')
      if (bucket.used + WIDTH > bucket.bytes.length) bucket.bytes = Buffer.concat([bucket.bytes], bucket.bytes.length * 2)
      const at = bucket.used
      bucket.bytes.write(hash, at, 'hex')
      bucket.bytes.writeUInt32BE(day, at + 8)
      bucket.bytes.write(visitorId, at + 12, 'latin1')
      bucket.bytes.writeUInt8(slot, at + 32)
      bucket.used += WIDTH
    },
    *sorted() {
      for (const bucket of buckets) {
        const rows = Array.from({ length: bucket.used / WIDTH }, (_, index) => bucket.bytes.toString('latin1', index * WIDTH, (index + 1) * WIDTH))
        bucket.bytes = Buffer.alloc(0)
        yield rows.sort().map(toRow)
      }
    },
  }
}

function toRow(text: string): KeyRow {
  const bytes = Buffer.from(text, 'latin1')
  return { hash: bytes.toString('hex', 0, 8), day: bytes.readUInt32BE(8), visitorId: text.slice(12, 32), slot: bytes.readUInt8(32) }
}
