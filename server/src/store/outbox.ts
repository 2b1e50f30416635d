import type { Knex } from 'knex'
import type { Dialect } from './dialects/dialect.ts'
import { hash16 } from './hash.ts'
import type { WebhookType } from './webhook-store.ts'

/** For how long the endpoints of an environment are taken as known, in ms: a new one is told of events from then on. */
const ENDPOINTS_LIFETIME_MS = 1_000
/** Environments whose endpoints are kept. */
const MOST_ENVIRONMENTS = 1_000

/** Where what is to be sent is written, in the transaction of what it tells of. */
export interface Outbox {
  /** Writes a row for each enabled endpoint of the environment that wants the type. */
  put(trx: Knex, message: Message): Promise<void>
  /** Tells those who send that something was written, where the environment has endpoints. To be called after the commit. */
  wake(environmentId: string): void
  watch(listener: () => void): () => void
}

export interface Message {
  environmentId: string
  type: WebhookType
  /** Of the event, or of the merge: with the endpoint it makes the `webhook-id`. */
  id: string
  /** The event; of a merge the visitor that was merged. */
  subjectId: string
  /** ms since the epoch */
  at: number
}

interface Endpoint {
  id: string
  types: string
}

interface Known {
  endpoints: readonly Endpoint[]
  /** By the monotonic clock, in ms. */
  readAt: number
}

export function createOutbox(dialect: Dialect): Outbox {
  const known = new Map<string, Known>()
  const listeners = new Set<() => void>()
  return {
    async put(trx, message) {
      const endpoints = await endpointsOf(trx, message.environmentId)
      const rows = endpoints.filter(({ types }) => types.split(',').includes(message.type)).map(({ id }) => toRow(message, id))
      if (rows.length > 0) await trx('deliveries').insert(rows.map((row) => ({ ...row, due_at: trx.raw(dialect.now) })))
    },
    wake(environmentId) {
      if (known.get(environmentId)?.endpoints.length) for (const listener of listeners) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }

  /** Read by the transaction's own connection: SQLite has no other. */
  async function endpointsOf(trx: Knex, environmentId: string): Promise<readonly Endpoint[]> {
    const now = performance.now()
    const present = known.get(environmentId)
    if (present && now - present.readAt < ENDPOINTS_LIFETIME_MS) return present.endpoints
    const endpoints: Endpoint[] = await trx('webhooks').where({ environment_id: environmentId, state: 'enabled' }).select('id', 'types')
    if (known.size >= MOST_ENVIRONMENTS) known.clear()
    known.set(environmentId, { endpoints, readAt: now })
    return endpoints
  }
}

/** The id of a delivery, which is the same whenever it is written: so is the `webhook-id` that a receiver sees. */
export function deliveryId(webhookId: string, type: WebhookType, id: string): string {
  return `msg_${hash16(webhookId, type, id).toString('base64url')}`
}

function toRow({ environmentId, type, id, subjectId, at }: Message, webhookId: string) {
  return {
    id: deliveryId(webhookId, type, id),
    webhook_id: webhookId,
    environment_id: environmentId,
    type,
    subject_id: subjectId,
    state: 'pending',
    attempts: 0,
    created_at: at,
  }
}
