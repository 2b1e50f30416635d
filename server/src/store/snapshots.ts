import { toBytes } from '../linkage/index.ts'
import { dayOf, freeSlot, keepBlockingKeys } from './blocking-keys.ts'
import type { Statements } from './statements.ts'
import type { Visit } from './store.ts'

/** Most distinct records kept of one visitor, and slots that each member of it has. */
export const SNAPSHOTS_PER_VISITOR = 8

/** A snapshot without its record. */
export interface SnapshotRow {
  slot: number
  digest: string
  last_seen_at: number
}

/** Who a visit is of, not merged into another, and what is known of it. */
interface Whose {
  visitorId: string
  known: readonly SnapshotRow[]
}

const REPLACE = 'update snapshots set digest = ?, last_seen_at = ?, record = ? where visitor_id = ? and slot = ?'

/**
 * Keeps a visit's record as a snapshot of its visitor, whose row must be locked. Snapshots of members merged into it stay
 * as they are.
 *
 * @param known the visitor's, newest first
 */
export async function keepSnapshot(statements: Statements, visit: Visit, { visitorId, known }: Whose): Promise<void> {
  const seenAt = visit.event.timestamp
  const same = known.find(({ digest }) => digest === visit.snapshot.digest)
  const slot = same ? same.slot : await addSnapshot(statements, visit, { visitorId, known })
  if (same && same.last_seen_at < seenAt) {
    await statements.write('update snapshots set last_seen_at = ? where visitor_id = ? and slot = ?', [seenAt, visitorId, slot])
  }
  // Nothing to move where the rows name this snapshot and this day already: most visits.
  const current = same !== undefined && same === known[0] && dayOf(same.last_seen_at) >= dayOf(seenAt)
  if (!current) await keepBlockingKeys(statements, visit, { visitorId, slot })
}

/** @returns the slot it was given: a free one, else that of the snapshot not seen for longest */
async function addSnapshot(statements: Statements, visit: Visit, { visitorId, known }: Whose): Promise<number> {
  const { digest, record } = visit.snapshot
  const { buffer, byteOffset, byteLength } = toBytes(record)
  const values = { digest, last_seen_at: visit.event.timestamp, record: Buffer.from(buffer, byteOffset, byteLength) }
  const oldest = known.length < SNAPSHOTS_PER_VISITOR ? undefined : known.at(-1)
  if (oldest) {
    await freeSlot(statements, visitorId, oldest.slot)
    await statements.write(REPLACE, [...Object.values(values), visitorId, oldest.slot])
    return oldest.slot
  }
  const slot = known.length // slots fill up in order and are never given back
  await statements.insert('snapshots', [{ visitor_id: visitorId, slot, ...values }])
  return slot
}
