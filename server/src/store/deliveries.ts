import type { Knex } from 'knex'
import { randomAlphanumerics } from '../ids.ts'
import { assertAscii, ID_LENGTH } from './ascii.ts'
import type { Database } from './database.ts'
import { contentsOf, type Subject } from './delivery-contents.ts'
import type { ClaimedDelivery, Settlement } from './webhook-store.ts'

export interface ClaimRequest {
  webhookId: string
  limit: number
  /** ms */
  lease: number
}

interface ClaimedRow extends Subject {
  id: string
  attempts: number
}

/** Takes deliveries that are due; what others hold is passed over. */
export async function claimDeliveries(db: Database, { webhookId, limit, lease }: ClaimRequest): Promise<ClaimedDelivery[]> {
  assertAscii("A webhook's id", webhookId, ID_LENGTH)
  const claim = randomAlphanumerics(20)
  const rows = await db.transact(async (trx) => {
    const due: ClaimedRow[] = await lockDue(trx, db, webhookId, limit)
    if (due.length === 0) return { end: 'rollback', value: due }
    await trx('deliveries').whereIn('id', due.map(({ id }) => id)).update({ claim, due_at: after(trx, db, lease) })
    return { end: 'commit', value: due }
  })
  const contents = await db.run((knex) => contentsOf(knex, rows))
  const claimed: ClaimedDelivery[] = []
  const gone: string[] = []
  for (const { id, environment_id: environmentId, attempts, subject_id: subjectId } of rows) {
    const content = contents.get(subjectId)
    if (content) claimed.push({ id, claim, environmentId, attempts, content })
    else gone.push(id)
  }
  if (gone.length > 0) await db.run((knex) => knex('deliveries').where({ claim }).whereIn('id', gone).del())
  return claimed
}

/** SQLite lets one write at a time, and has no rows to lock: where two read the same, the second one's write fails and begins anew. */
function lockDue(trx: Knex, db: Database, webhookId: string, limit: number): PromiseLike<ClaimedRow[]> {
  const due = trx('deliveries')
    .where({ webhook_id: webhookId, state: 'pending' })
    .where('due_at', '<=', trx.raw(db.dialect.now))
    .orderBy('due_at')
    .limit(limit)
    .select('id', 'environment_id', 'type', 'subject_id', 'attempts')
  return db.dialect.name === 'mysql' ? due.forUpdate().skipLocked() : due
}

/** Notes what became of claimed deliveries. One that somebody else has taken up meanwhile is left to them. */
export async function settleDeliveries(db: Database, settlements: readonly Settlement[]): Promise<void> {
  if (settlements.length === 0) return
  const delivered = settlements.filter((one) => one.outcome === 'delivered')
  const others = settlements.filter((one) => one.outcome !== 'delivered')
  await db.transact(async (trx) => {
    for (const [status, group] of Map.groupBy(delivered, (one) => one.status)) {
      const now = trx.raw(db.dialect.now)
      await held(trx, group).update({ ...attempted(trx, db), state: 'delivered', due_at: now, status, failure: null })
    }
    for (const one of others) await held(trx, [one]).update(settled(trx, db, one))
    return { end: 'commit', value: undefined }
  })
}

/** In order of their ids, so that two that settle do not wait for each other crosswise. */
function held(trx: Knex, settlements: readonly Settlement[]): Knex.QueryBuilder {
  const claims = [...new Set(settlements.map(({ claim }) => claim))]
  return trx('deliveries').whereIn('id', settlements.map(({ id }) => id).sort()).whereIn('claim', claims)
}

function settled(trx: Knex, db: Database, settlement: Exclude<Settlement, { outcome: 'delivered' }>): Record<string, unknown> {
  if (settlement.outcome === 'released') return { claim: null, due_at: trx.raw(db.dialect.now) }
  const { status = null, failure, retryIn } = settlement
  const outcome = { ...attempted(trx, db), status, failure }
  return retryIn === undefined
    ? { ...outcome, state: 'dead', due_at: trx.raw(db.dialect.now) }
    : { ...outcome, due_at: after(trx, db, retryIn) }
}

function attempted(trx: Knex, db: Database): Record<string, unknown> {
  return { claim: null, attempts: trx.raw('attempts + 1'), attempted_at: trx.raw(db.dialect.now) }
}

/** So many ms from now, by the database's clock. */
function after(trx: Knex, db: Database, ms: number): Knex.Raw {
  return trx.raw(`${db.dialect.now} + ?`, [Math.round(ms)])
}
