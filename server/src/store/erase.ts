import type { Knex } from 'knex'
import type { Packed } from '../linkage/index.ts'
import { ID_LENGTH, isAscii } from './ascii.ts'
import { insertAudit } from './audit.ts'
import type { Database } from './database.ts'
import { groupOf, type Group } from './members.ts'
import { eraseMentions, eraseMentionsOfGone } from './mentions.ts'
import { deleteEvents, deleteVisitors, type EventKey } from './personal-tables.ts'
import type { Doer } from './privacy-store.ts'
import { toPacked } from './sample.ts'

/** Events a transaction: short, so that visits hardly wait. */
const BATCH = 500

/** Whom to erase, and on whose behalf; no `doer`: nothing is noted in the audit log. */
export interface Erasure {
  environmentId: string
  visitorId: string
  doer?: Doer | undefined
}

/** What went. */
export interface Erased {
  /** The visitor asked for, the one it was merged into, and all that were merged into that. */
  ids: readonly string[]
  events: number
  records: readonly Packed[]
}

/**
 * Erases a visitor, and all that is one with it, from every table (personal-tables.ts), from others' explanations, and from
 * what was kept of whom those others were nearly taken for.
 *
 * Events go first, in batches; the visitor, by which the rest is found, goes last, with what came meanwhile. So an erasure
 * that was cut off is done by asking again, and a visit on its way meets no visitor and is decided anew. Only where it was cut
 * off between the visitor and the last look into others' explanations, that look is had again for the id asked for alone.
 *
 * @returns undefined: there is no such visitor in the environment
 */
export async function eraseVisitor(db: Database, erasure: Erasure): Promise<Erased | undefined> {
  const { environmentId, visitorId } = erasure
  if (![environmentId, visitorId].every((id) => isAscii(id, ID_LENGTH))) return undefined
  let events = 0
  for (;;) {
    const gone = await db.transact(async (trx) => {
      const group = await groupOf(trx, environmentId, visitorId)
      if (group) await eraseMentions(trx, environmentId, group.ids)
      const value = group && (await eraseEvents(trx, environmentId, group.ids))
      return { end: 'commit', value }
    })
    if (gone === undefined) {
      await eraseMentionsOfGone(db, environmentId, visitorId)
      return undefined
    }
    events += gone
    if (gone === BATCH) continue
    const rest = await db.transact(async (trx) => {
      const value = await eraseRest(trx, erasure, events)
      return { end: value === 'more' ? 'rollback' : 'commit', value }
    })
    if (rest === 'more') continue
    // Once more: who decided before the visitor was gone may have named it meanwhile.
    if (rest) await db.transact(async (trx) => ({ end: 'commit', value: await eraseMentions(trx, environmentId, rest.ids) }))
    return rest
  }
}

/**
 * @param before events that went already
 * @returns `more`: too many events came meanwhile for one transaction
 */
async function eraseRest(trx: Knex, { environmentId, visitorId, doer }: Erasure, before: number): Promise<Erased | 'more' | undefined> {
  const group = await lockGroup(trx, environmentId, visitorId)
  if (!group) return undefined
  const { ids } = group
  const last = await eraseEvents(trx, environmentId, ids)
  if (last === BATCH) return 'more'
  const events = before + last
  const records: Buffer[] = await trx('snapshots').where('visitor_id', group.root).pluck('record')
  const firsts: number[] = await trx('visitors').whereIn('id', [...ids]).pluck('first_seen_at')
  await deleteVisitors(trx, { ids, firsts })
  if (doer) await insertAudit(trx, environmentId, { at: doer.at, action: 'visitor.erased', details: { by: doer.by, visitors: ids.length, events } })
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
  const rows: EventKey[] = await trx('events')
    .where({ environment_id: environmentId })
    .whereIn('visitor_id', [...ids])
    .limit(BATCH)
    .select('id', 'occurred_at')
  await deleteEvents(trx, rows)
  return rows.length
}
