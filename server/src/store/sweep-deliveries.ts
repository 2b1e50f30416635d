import type { Database } from './database.ts'

/** Delivered ones are kept for this long, to be looked at and sent again, in ms. */
const DELIVERED_LIFETIME_MS = 86_400_000
/** Dead ones, and those of a disabled endpoint; in ms. */
const DEAD_LIFETIME_MS = 30 * 86_400_000
/** A deleted endpoint's row stays this long at least: a process may take it as known. In ms. */
const DELETED_LIFETIME_MS = 60_000
/** Longer than any attempt is put off, `Retry-After` included, in ms. */
const LONGEST_WAIT_MS = 48 * 3_600_000
/** Longer than any claim of a first attempt, in ms. */
const LONGEST_CLAIM_MS = 3_600_000
/** Rows a statement, and statements a call and endpoint. */
const BATCH = 500
const BATCHES = 20

/**
 * Deletes what was delivered a day ago, what has been dead for a month, and what a deleted endpoint leaves; and brings
 * near what is due later than anything can be: the clock was put back.
 *
 * @returns how many rows went
 */
export async function sweepDeliveries(db: Database): Promise<number> {
  const webhooks: { id: string; state: string }[] = await db.run((knex) => knex('webhooks').select('id', 'state'))
  let swept = 0
  for (const { id, state } of webhooks) {
    if (state === 'deleted') {
      const left = await sweepState(db, id, { lifetime: 0 })
      swept += left
      if (left === 0) await forget(db, id)
      continue
    }
    await bringNear(db, id)
    swept += await sweepState(db, id, { state: 'delivered', lifetime: DELIVERED_LIFETIME_MS })
    swept += await sweepState(db, id, { state: 'dead', lifetime: DEAD_LIFETIME_MS })
    if (state === 'disabled') swept += await sweepState(db, id, { state: 'pending', lifetime: DEAD_LIFETIME_MS })
  }
  return swept
}

async function sweepState(db: Database, webhookId: string, { state, lifetime }: { state?: string; lifetime: number }): Promise<number> {
  let swept = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const rows = await db.run(async (knex) => {
      const old = knex('deliveries').where({ webhook_id: webhookId }).limit(BATCH)
      if (state !== undefined) old.where({ state }).where('due_at', '<', knex.raw(`${db.dialect.now} - ?`, [lifetime])).orderBy('due_at')
      const ids: string[] = await old.pluck('id')
      if (ids.length > 0) await knex('deliveries').whereIn('id', ids.sort()).del()
      return ids.length
    })
    swept += rows
    if (rows < BATCH) break
  }
  return swept
}

async function forget(db: Database, webhookId: string): Promise<void> {
  await db.run((knex) =>
    knex('webhooks')
      .where({ id: webhookId, state: 'deleted' })
      .where('state_at', '<', knex.raw(`${db.dialect.now} - ?`, [DELETED_LIFETIME_MS]))
      .del(),
  )
}

async function bringNear(db: Database, webhookId: string): Promise<void> {
  const { now } = db.dialect
  await db.run(async (knex) => {
    const pending = () => knex('deliveries').where({ webhook_id: webhookId, state: 'pending' })
    await pending().where('due_at', '>', knex.raw(`${now} + ?`, [LONGEST_WAIT_MS])).update({ due_at: knex.raw(now) })
    await pending().where({ attempts: 0 }).where('due_at', '>', knex.raw(`${now} + ?`, [LONGEST_CLAIM_MS])).update({ due_at: knex.raw(now) })
  })
}
