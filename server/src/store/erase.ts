import type { Knex } from 'knex'
import type { Packed } from '../linkage/index.ts'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { groupOf, type Group } from './members.ts'
import { toPacked } from './sample.ts'

/** Events a transaction: short, so that visits hardly wait. */
const BATCH = 500

/** What went. */
export interface Erased {
  /** The visitor asked for, the one it was merged into, and all that were merged into that. */
  ids: readonly string[]
  events: number
  records: readonly Packed[]
}

/**
 * Erases a visitor, and all that is one with it: events, snapshots, blocking keys, tokens, claims, nonces and merges.
 *
 * Events go first, in batches; the visitor, by which the rest is found, goes last, with what came meanwhile. So an erasure
 * that was cut off is done by asking again, and a visit on its way meets no visitor and is decided anew.
 *
 * @returns undefined: there is no such visitor in the environment
 */
export async function eraseVisitor(db: Database, environmentId: string, visitorId: string): Promise<Erased | undefined> {
  if (![environmentId, visitorId].every((id) => isAscii(id, ID_LENGTH))) return undefined
  let events = 0
  for (;;) {
    const gone = await db.transact(async (trx) => {
      const group = await groupOf(trx, environmentId, visitorId)
      const value = group && (await eraseEvents(trx, environmentId, group.ids))
      return { end: 'commit', value }
    })
    if (gone === undefined) return undefined
    events += gone
    if (gone === BATCH) continue
    const rest = await db.transact(async (trx) => {
      const value = await eraseRest(trx, environmentId, visitorId)
      return { end: value === 'more' ? 'rollback' : 'commit', value }
    })
    if (rest !== 'more') return rest && { ...rest, events: events + rest.events }
  }
}

/** @returns `more`: too many events came meanwhile for one transaction */
async function eraseRest(trx: Knex, environmentId: string, visitorId: string): Promise<Erased | 'more' | undefined> {
  const group = await lockGroup(trx, environmentId, visitorId)
  if (!group) return undefined
  const { ids } = group
  const events = await eraseEvents(trx, environmentId, ids)
  if (events === BATCH) return 'more'
  const records: Buffer[] = await trx('snapshots').where('visitor_id', group.root).pluck('record')
  const visitors: { id: string; first_seen_at: number }[] = await trx('visitors').whereIn('id', ids).select('id', 'first_seen_at')
  // A visitor's claims were taken by its first visit.
  const firsts = visitors.map(({ first_seen_at: at }) => at)
  await trx('claims').whereIn('claimed_at', firsts).whereIn('visitor_id', ids).del()
  await trx('snapshots').whereIn('visitor_id', ids).del()
  await trx('blocking_keys').whereIn('visitor_id', ids).del()
  await trx('tokens').whereIn('visitor_id', ids).del()
  await trx('merges').whereIn('younger', ids).del()
  await trx('merges').whereIn('older', ids).del()
  await trx('visitors').whereIn('id', ids).del()
  return { ids, events, records: records.map(toPacked) }
}

/** Holds the rows of all, so that no visit and no merge comes in between; asks again until none has. */
async function lockGroup(trx: Knex, environmentId: string, visitorId: string): Promise<Group | undefined> {
  for (let ids: readonly string[] = [visitorId]; ; ) {
    const held: string[] = await trx('visitors').whereIn('id', [...ids]).orderBy('id').forUpdate().pluck('id')
    const group = await groupOf(trx, environmentId, visitorId)
    if (!group || group.ids.every((id) => held.includes(id))) return group
    ids = group.ids
  }
}

/** @returns how many, up to BATCH */
async function eraseEvents(trx: Knex, environmentId: string, ids: readonly string[]): Promise<number> {
  const rows: { id: string; occurred_at: number }[] = await trx('events')
    .where({ environment_id: environmentId })
    .whereIn('visitor_id', ids)
    .limit(BATCH)
    .select('id', 'occurred_at')
  if (rows.length === 0) return 0
  const eventIds = rows.map(({ id }) => id).sort()
  // A nonce was used when its event occurred; by that time there is an index.
  await trx('nonces').whereIn('used_at', rows.map(({ occurred_at: at }) => at)).whereIn('event_id', eventIds).del()
  await trx('events').whereIn('id', eventIds).del()
  return rows.length
}
