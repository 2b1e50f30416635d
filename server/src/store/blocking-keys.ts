import { hash8 } from './hash.ts'
import type { Statements } from './statements.ts'
import type { Visit } from './store.ts'

const DAY_MS = 86_400_000

/** @returns days since the epoch */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS)
}

/** Hashes of the distinct keys, in their order. An environment's hashes are its own: no look-up crosses over. */
export function blockHashes(environmentId: string, keys: readonly string[]): readonly Buffer[] {
  const known = hashed.get(keys)
  if (known?.environmentId === environmentId) return known.hashes
  const hashes = [...new Set(keys)].map((key) => hash8(environmentId, key))
  hashed.set(keys, { environmentId, hashes })
  return hashes
}

/** A visit's keys are hashed twice: to look for candidates, and to be kept. */
const hashed = new WeakMap<readonly string[], { environmentId: string; hashes: readonly Buffer[] }>()

/**
 * Lets the visitor be found by the keys of a visit, from its day on. The visitor's row must be locked.
 */
export async function keepBlockingKeys(statements: Statements, visit: Visit, { visitorId, slot }: Place): Promise<void> {
  const day = dayOf(visit.event.timestamp)
  const hashes = blockHashes(visit.environmentId, visit.snapshot.keys)
  const rows: Row[] = visit.visitor.isNew ? [] : await statements.rows('select block_hash, seen_day from blocking_keys where visitor_id = ?', [visitorId])
  const stored = new Map(rows.map((row) => [row.block_hash.toString('hex'), row]))
  const rowOf = (hash: Buffer) => stored.get(hash.toString('hex'))

  const moved = hashes.map(rowOf).filter((row) => row !== undefined)
  if (moved.length > 0) {
    // By the whole primary key: by its first column alone, everybody's rows of a common key would be read and locked.
    const row = '(block_hash = ? and seen_day = ? and visitor_id = ?)'
    const sql = `update blocking_keys set seen_day = ?, slot = ? where ${moved.map(() => row).join(' or ')}`
    await statements.write(sql, [day, slot, ...moved.flatMap((each) => [each.block_hash, each.seen_day, visitorId])])
  }
  const added = hashes.filter((hash) => !rowOf(hash))
  await statements.insert(
    'blocking_keys',
    added.map((hash) => ({ block_hash: hash, seen_day: day, visitor_id: visitorId, slot })),
  )
}

/** Where a visit's snapshot is. */
export interface Place {
  /** Not merged into another. */
  visitorId: string
  slot: number
}

interface Row {
  block_hash: Buffer
  seen_day: number
}

/** Takes away the keys that no later snapshot has. */
export async function freeSlot(statements: Statements, visitorId: string, slot: number): Promise<void> {
  await statements.write('delete from blocking_keys where visitor_id = ? and slot = ?', [visitorId, slot])
}
