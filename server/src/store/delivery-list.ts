import type { Knex } from 'knex'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { readEvents } from './events.ts'
import { deliveryId } from './outbox.ts'
import type { DeliveryState, OutboxDepth, StoredDelivery, WebhookType } from './webhook-store.ts'
import { findWebhook } from './webhooks.ts'

/** Which of an environment's endpoints. */
export interface EndpointKey {
  environmentId: string
  webhookId: string
}

export interface DeliveryQuery {
  state: DeliveryState
  limit: number
}

/** Those first that are due, or were settled, last. */
export async function listDeliveries(db: Database, { environmentId, webhookId }: EndpointKey, { state, limit }: DeliveryQuery): Promise<StoredDelivery[]> {
  if (![environmentId, webhookId].every((id) => isAscii(id, ID_LENGTH))) return []
  const rows: DeliveryRow[] = await db.run((knex) =>
    knex('deliveries')
      .where({ webhook_id: webhookId, state, environment_id: environmentId })
      .orderBy('due_at', 'desc')
      .limit(limit)
      .select('*'),
  )
  return rows.map(toDelivery)
}

/** Of an event that was swept from the outbox the row is written anew, with the id it had. @returns how many */
export async function resendDeliveries(db: Database, key: EndpointKey, which: ResendChoice): Promise<number> {
  if (!(await findWebhook(db, key.environmentId, key.webhookId))) return 0
  const own = { webhook_id: key.webhookId, environment_id: key.environmentId }
  return db.transact(async (trx) => {
    const anew = { state: 'pending', attempts: 0, claim: null, due_at: trx.raw(db.dialect.now) }
    if ('state' in which) return { end: 'commit', value: await trx('deliveries').where({ ...own, state: which.state }).update(anew) }
    if ('id' in which) return { end: 'commit', value: await trx('deliveries').where({ ...own, id: which.id }).update(anew) }
    const [event] = await readEvents(trx, key.environmentId, [which.eventId])
    if (!event) return { end: 'rollback', value: 0 }
    const id = deliveryId(key.webhookId, 'event', event.event_id)
    const known: unknown = await trx('deliveries').where({ id }).first('id')
    if (known) await trx('deliveries').where({ id }).update(anew)
    else await trx('deliveries').insert({ id, ...own, type: 'event', subject_id: event.event_id, created_at: event.timestamp, ...anew })
    return { end: 'commit', value: 1 }
  })
}

export type ResendChoice = { id: string } | { eventId: string } | { state: 'dead' }

/** How much waits, for each endpoint: one stretch of an index for each. */
export async function outboxDepth(db: Database): Promise<OutboxDepth[]> {
  return db.run(async (knex) => {
    const webhooks: { id: string; environment_id: string }[] = await knex('webhooks').whereNot({ state: 'deleted' }).select('id', 'environment_id')
    const depths: OutboxDepth[] = []
    for (const { id, environment_id: environmentId } of webhooks) {
      const dead = await countIn(knex, id, 'dead')
      const pending = await countIn(knex, id, 'pending')
      const oldest: { late: number } | undefined = await knex('deliveries')
        .where({ webhook_id: id, state: 'pending' })
        .orderBy('due_at')
        .first(knex.raw(`${db.dialect.now} - due_at as late`))
      depths.push({ webhookId: id, environmentId, pending, dead, lag: Math.max(0, Number(oldest?.late ?? 0)) })
    }
    return depths
  })
}

async function countIn(knex: Knex, webhookId: string, state: DeliveryState): Promise<number> {
  const [row] = await knex('deliveries').where({ webhook_id: webhookId, state }).count({ rows: '*' })
  return Number(row?.['rows'] ?? 0)
}

interface DeliveryRow {
  id: string
  webhook_id: string
  type: WebhookType
  subject_id: string
  state: DeliveryState
  attempts: number
  created_at: number
  due_at: number
  attempted_at: number | null
  status: number | null
  failure: string | null
}

function toDelivery(row: DeliveryRow): StoredDelivery {
  const { attempted_at: at, status, failure } = row
  return {
    id: row.id,
    webhookId: row.webhook_id,
    type: row.type,
    subjectId: row.subject_id,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    dueAt: row.due_at,
    ...(at !== null && { last: { at, ...(status !== null && { status }), ...(failure !== null && { failure }) } }),
  }
}
