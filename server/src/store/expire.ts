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

/** Finds visitors that have not been seen for long, or whose environment is not there. */
export interface StaleVisitors {
  /**
   * Those of the next stretch of the table; after its end it begins anew.
   *
   * @param before in ms since the epoch; -Infinity: none is too old
   */
  next(before: number): Promise<{ id: string; environmentId: string }[]>
}

interface StrideRow {
  id: string
  environment_id: string
  last_seen_at: number
  merged_into: string | null
  /** Its environment's id, if that is there. */
  known: string | null
}

/**
 * Walks the visitors by their ids: an index by the time they were last seen would have to be written at every visit.
 * 20,000 a call: a million in 50 calls.
 */
export function createStaleVisitors(db: Database): StaleVisitors {
  let after = ''
  async function stride(before: number): Promise<{ rows: number; stale: { id: string; environmentId: string }[] }> {
    // One statement: two could be answered by two nodes of a cluster, of which one does not know a new environment yet.
    const rows: StrideRow[] = await db.run((knex) =>
      knex({ v: 'visitors' })
        .leftJoin({ e: 'environments' }, 'e.id', 'v.environment_id')
        .where('v.id', '>', after)
        .orderBy('v.id')
        .limit(STRIDE)
        .select('v.id', 'v.environment_id', 'v.last_seen_at', 'v.merged_into', { known: 'e.id' }),
    )
    after = rows.length < STRIDE ? '' : (rows.at(-1)?.id ?? '')
    const stale = rows.filter((row) => row.merged_into === null && (row.last_seen_at < before || row.known === null))
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
