import type { Knex } from 'knex'
import { toBytes } from '../linkage/index.ts'
import { dayOf, freeSlot, keepBlockingKeys } from './blocking-keys.ts'
import type { Visit } from './store.ts'

/** Most distinct records kept of one visitor, and slots that each member of it has. */
export const SNAPSHOTS_PER_VISITOR = 8

interface SnapshotRow {
  slot: number
  digest: string
  last_seen_at: number
}

/**
 * Keeps a visit's record as a snapshot of its visitor, whose row must be locked. Snapshots of members merged into it stay
 * as they are.
 *
 * @param visitorId who the visit is of: not merged into another
 */
export async function keepSnapshot(trx: Knex, visit: Visit, visitorId: string): Promise<void> {
  const seenAt = visit.event.timestamp
  const known: SnapshotRow[] = visit.visitor.isNew ? [] : await ownSnapshots(trx, visitorId)
  const same = known.find(({ digest }) => digest === visit.snapshot.digest)
  const slot = same ? same.slot : await addSnapshot(trx, visit, { visitorId, known })
  if (same && same.last_seen_at < seenAt) {
    await trx('snapshots').where({ visitor_id: visitorId, slot }).update({ last_seen_at: seenAt })
  }
  // Nothing to move where the rows name this snapshot and this day already: most visits.
  const current = same !== undefined && same === known[0] && dayOf(same.last_seen_at) >= dayOf(seenAt)
  if (!current) await keepBlockingKeys(trx, visit, { visitorId, slot })
}

/** Newest first. */
function ownSnapshots(trx: Knex, visitorId: string): PromiseLike<SnapshotRow[]> {
  return trx('snapshots')
    .where({ visitor_id: visitorId })
    .whereNull('member_id')
    .orderBy('last_seen_at', 'desc')
    .select('slot', 'digest', 'last_seen_at')
}

/** @returns the slot it was given: a free one, else that of the snapshot not seen for longest */
async function addSnapshot(
  trx: Knex,
  visit: Visit,
  { visitorId, known }: { visitorId: string; known: readonly SnapshotRow[] },
): Promise<number> {
  const { digest, record } = visit.snapshot
  const values = { digest, last_seen_at: visit.event.timestamp, record: Buffer.from(toBytes(record)) }
  const oldest = known.length < SNAPSHOTS_PER_VISITOR ? undefined : known.at(-1)
  if (oldest) {
    await freeSlot(trx, visitorId, oldest.slot)
    await trx('snapshots').where({ visitor_id: visitorId, slot: oldest.slot }).update(values)
    return oldest.slot
  }
  const slot = known.length // slots fill up in order and are never given back
  await trx('snapshots').insert({ visitor_id: visitorId, slot, ...values })
  return slot
}
