import type { Knex } from 'knex'
import type { Dialect } from '../dialects/dialect.ts'
import { createTable, type Migration } from './migration.ts'

export const webhooks: Migration = {
  name: '0010-webhooks',
  async up(knex, dialect) {
    await createWebhooks(knex, dialect)
    await createDeliveries(knex, dialect)
  },
}

/** Where an environment's events are sent. Secrets are texts of a SecretBox: they sign, so they cannot be hashed. */
async function createWebhooks(knex: Knex, dialect: Dialect): Promise<void> {
  await createTable(knex, dialect, {
    name: 'webhooks',
    columns: ({ id, ms, json, text }) => ({
      id: `${id} not null`,
      environment_id: `${id} not null`,
      url: `${json} not null`,
      types: `${text} not null`,
      state: `${id} not null`,
      state_at: `${ms} not null`,
      reason: `${text} null`,
      created_at: `${ms} not null`,
      secret: `${json} not null`,
      previous_secret: `${json} null`,
      previous_until: `${ms} null`,
    }),
    primaryKey: ['id'],
    indexes: { webhooks_environment: ['environment_id', 'state'] },
  })
}

/**
 * The outbox: one row for each event and endpoint, written with the event. It holds no personal data but `subject_id`:
 * the event it tells of, or the visitor that was merged. The body is read when it is sent. `due_at` is when it
 * may be claimed; a claim puts it off, so that the claims of a process that was killed come up again.
 */
async function createDeliveries(knex: Knex, dialect: Dialect): Promise<void> {
  await createTable(knex, dialect, {
    name: 'deliveries',
    columns: ({ id, ms, integer, text }) => ({
      id: `${id} not null`,
      webhook_id: `${id} not null`,
      environment_id: `${id} not null`,
      type: `${id} not null`,
      subject_id: `${id} not null`,
      state: `${id} not null`,
      attempts: `${integer} not null`,
      created_at: `${ms} not null`,
      due_at: `${ms} not null`,
      claim: `${id} null`,
      attempted_at: `${ms} null`,
      status: `${integer} null`,
      failure: `${text} null`,
    }),
    primaryKey: ['id'],
    indexes: { deliveries_due: ['webhook_id', 'state', 'due_at'], deliveries_subject: ['subject_id'] },
  })
}
