import type { Knex } from 'knex'
import { assertAscii, ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { insertOwned } from './insert-owned.ts'
import type { StoredWebhook, WebhookChange, WebhookType } from './webhook-store.ts'

interface WebhookRow {
  id: string
  environment_id: string
  url: string
  types: string
  /** `deleted` until its deliveries are swept. */
  state: 'enabled' | 'disabled' | 'deleted'
  state_at: number
  reason: string | null
  created_at: number
  secret: string
  previous_secret: string | null
  previous_until: number | null
}

export async function addWebhook(db: Database, webhook: StoredWebhook): Promise<boolean> {
  assertAscii("A webhook's id", webhook.id, ID_LENGTH)
  assertAscii("A webhook's environment", webhook.environmentId, ID_LENGTH)
  const { id, environmentId, createdAt, ...change } = webhook
  const fixed = { id, environment_id: environmentId, created_at: createdAt }
  return insertOwned(db, 'webhooks', [{ ...fixed, state_at: createdAt, reason: null, ...changed(change) }])
}

/** Oldest first. */
export async function listWebhooks(db: Database, environmentId: string): Promise<StoredWebhook[]> {
  if (!isAscii(environmentId, ID_LENGTH)) return []
  const rows: WebhookRow[] = await db.run((knex) =>
    present(knex, environmentId).orderBy([{ column: 'created_at' }, { column: 'id' }]).select('*'),
  )
  return rows.map(toWebhook)
}

export async function findWebhook(db: Database, environmentId: string, id: string): Promise<StoredWebhook | undefined> {
  if (![environmentId, id].every((text) => isAscii(text, ID_LENGTH))) return undefined
  const row: WebhookRow | undefined = await db.run((knex) => present(knex, environmentId).where({ id }).first('*'))
  return row && toWebhook(row)
}

/** @returns whether there is such an endpoint */
export async function changeWebhook(db: Database, environmentId: string, id: string, change: WebhookChange): Promise<boolean> {
  if (!(await findWebhook(db, environmentId, id))) return false
  // MySQL counts rows that it changed, so a change to what is there already counts none.
  await db.run((knex) => present(knex, environmentId).where({ id }).update(changed(change)))
  return true
}

/** Its row stays until its deliveries are swept: a process may still be writing some. */
export async function deleteWebhook(db: Database, environmentId: string, { id, at }: { id: string; at: number }): Promise<boolean> {
  if (!(await findWebhook(db, environmentId, id))) return false
  const nothing = { secret: '', previous_secret: null, previous_until: null, url: '' }
  await db.run((knex) => present(knex, environmentId).where({ id }).update({ state: 'deleted', state_at: at, ...nothing }))
  return true
}

/** Enabled endpoints for which something is due. */
export async function dueWebhooks(db: Database): Promise<StoredWebhook[]> {
  const rows: WebhookRow[] = await db.run((knex) =>
    knex({ w: 'webhooks' })
      .where('w.state', 'enabled')
      .whereExists((due) =>
        void due
          .select(knex.raw('1'))
          .from({ d: 'deliveries' })
          .where('d.webhook_id', knex.ref('w.id'))
          .where('d.state', 'pending')
          .where('d.due_at', '<=', knex.raw(db.dialect.now)),
      )
      .select('w.*'),
  )
  return rows.map(toWebhook)
}

function present(knex: Knex, environmentId: string): Knex.QueryBuilder {
  return knex('webhooks').where({ environment_id: environmentId }).whereNot({ state: 'deleted' })
}

function changed({ url, types, status, secret, previous }: WebhookChange): Partial<WebhookRow> {
  return {
    ...(url !== undefined && { url }),
    ...(types && { types: types.join() }),
    ...(status?.state === 'enabled' && { state: 'enabled' as const, reason: null }),
    ...(status?.state === 'disabled' && { state: 'disabled' as const, state_at: status.at, reason: status.reason }),
    ...(secret !== undefined && { secret }),
    ...(previous && { previous_secret: previous.secret, previous_until: previous.until }),
  }
}

function toWebhook(row: WebhookRow): StoredWebhook {
  const { previous_secret: previous, previous_until: until } = row
  return {
    id: row.id,
    environmentId: row.environment_id,
    url: row.url,
    types: row.types.split(',') as WebhookType[],
    status: row.state === 'enabled' ? { state: 'enabled' } : { state: 'disabled', at: row.state_at, reason: row.reason ?? '' },
    createdAt: row.created_at,
    secret: row.secret,
    ...(previous !== null && until !== null && { previous: { secret: previous, until } }),
  }
}
