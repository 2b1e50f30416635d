import type { Database } from './database.ts'
import { deleteEvents, type EventKey } from './personal-tables.ts'

/** Rows a transaction: short, so that visits hardly wait. */
const BATCH = 500
/** Batches a call. */
const BATCHES = 20
/** Visitors looked at in one read. */
const STRIDE = 5_000

/** Deletes events that happened before, oldest first, up to 10,000 of each environment. */
export async function expireEvents(db: Database, before: number): Promise<number> {
  const environments: string[] = await db.run((knex) => knex('environments').pluck('id'))
  let gone = 0
  for (const environmentId of environments) gone += await inBatches(() => expireSome(db, environmentId, before))
  return gone
}

function expireSome(db: Database, environmentId: string, before: number): Promise<number> {
  return db.transact(async (trx) => {
    const rows: EventKey[] = await trx('events')
      .where({ environment_id: environmentId })
      .where('occurred_at', '<', before)
      .orderBy([{ column: 'occurred_at' }, { column: 'id' }])
      .limit(BATCH)
      .select('id', 'occurred_at')
    await deleteEvents(trx, rows)
    return { end: 'commit', value: rows.length }
  })
}

/** Deletes entries made before, up to 10,000. */
export function expireAudit(db: Database, before: number): Promise<number> {
  return inBatches(() =>
    db.run(async (knex) => {
      const ids: string[] = await knex('audit_log').where('at', '<', before).orderBy('at').limit(BATCH).pluck('id')
      return ids.length === 0 ? 0 : knex('audit_log').whereIn('id', ids.sort()).del()
    }),
  )
}

async function inBatches(some: () => Promise<number>): Promise<number> {
  let all = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const gone = await some()
    all += gone
    if (gone < BATCH) break
  }
  return all
}

/** Finds visitors that have not been seen for long. */
export interface StaleVisitors {
  /** Those of the next stretch of the table; after its end it begins anew. */
  next(before: number): Promise<{ id: string; environmentId: string }[]>
}

/**
 * Walks the visitors by their ids: an index by the time they were last seen would have to be written at every visit.
 * 20,000 a call: a million in 50 calls.
 */
export function createStaleVisitors(db: Database): StaleVisitors {
  let after = ''
  async function stride(before: number): Promise<{ rows: number; stale: { id: string; environmentId: string }[] }> {
    const rows: { id: string; environment_id: string; last_seen_at: number; merged_into: string | null }[] = await db.run((knex) =>
      knex('visitors').where('id', '>', after).orderBy('id').limit(STRIDE).select('id', 'environment_id', 'last_seen_at', 'merged_into'),
    )
    after = rows.length < STRIDE ? '' : (rows.at(-1)?.id ?? '')
    const stale = rows.filter((row) => row.merged_into === null && row.last_seen_at < before)
    return { rows: rows.length, stale: stale.map(({ id, environment_id: environmentId }) => ({ id, environmentId })) }
  }
  return {
    async next(before) {
      const found: { id: string; environmentId: string }[] = []
      for (let strides = 0; strides < 4; strides++) {
        const { rows, stale } = await stride(before)
        found.push(...stale)
        if (rows < STRIDE) break
      }
      return found
    },
  }
}
