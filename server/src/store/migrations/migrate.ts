import { setTimeout as delay } from 'node:timers/promises'
import type { Knex } from 'knex'
import { ServerError } from '../../errors.ts'
import type { Database } from '../database.ts'
import { migrations } from './index.ts'
import { createLease, LEASE_MS, type Lease } from './lease.ts'
import { createTable, type Migration } from './migration.ts'

/** How long a process waits while others migrate, in ms: an ALTER of a large table takes minutes. */
const PATIENCE_MS = 600_000
const POLL_MS = 100

export interface MigrateOptions {
  steps?: readonly Migration[]
  /** How long a dead process holds up the others, in ms. */
  leaseMs?: number
}

/**
 * Runs the steps that this database lacks, oldest first.
 *
 * Any number of processes may call it at once: one runs the steps while the others wait. If that one dies, another takes
 * over once its lease has run out, and runs the step it died in again from the start.
 *
 * @throws {ServerError} `service_unavailable`: others were still at it after ten minutes
 */
export async function migrate(db: Database, { steps = migrations, leaseMs = LEASE_MS }: MigrateOptions = {}): Promise<void> {
  await prepare(db)
  const lease = createLease(db, leaseMs)
  const deadline = performance.now() + PATIENCE_MS
  while ((await missing(db, steps)).length > 0) {
    if (await lease.take()) await holding(lease, leaseMs, () => runMissing(db, steps, lease))
    else if (performance.now() > deadline) throw new ServerError('service_unavailable', 'Another process is migrating the database.')
    else await delay(POLL_MS)
  }
}

/** Names of the steps that this database lacks; all of them where it has none. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const isNew = !(await db.run((knex) => knex.schema.hasTable('migrations')))
  return (isNew ? migrations : await missing(db, migrations)).map(({ name }) => name)
}

/** Tables that the migrator itself needs. */
async function prepare(db: Database): Promise<void> {
  await db.run(async (knex) => {
    await createTable(knex, db.dialect, {
      name: 'migrations',
      columns: ({ text, ms }) => ({ name: `${text} not null`, applied_at: `${ms} not null` }),
      primaryKey: ['name'],
    })
    await createTable(knex, db.dialect, {
      name: 'migration_lease',
      columns: ({ integer, id, ms }) => ({ id: `${integer} not null`, holder: `${id} not null`, expires_at: `${ms} not null` }),
      primaryKey: ['id'],
    })
    const row = await knex('migration_lease').where('id', 1).first('id')
    if (!row) await insertOnce(db, () => knex('migration_lease').insert({ id: 1, holder: '', expires_at: 0 }))
  })
}

async function missing(db: Database, steps: readonly Migration[]): Promise<Migration[]> {
  const applied: { name: string }[] = await db.run((knex) => knex('migrations').select('name'))
  const names = new Set(applied.map(({ name }) => name))
  return steps.filter(({ name }) => !names.has(name))
}

async function runMissing(db: Database, steps: readonly Migration[], lease: Lease): Promise<void> {
  for (const step of await missing(db, steps)) {
    // Lost where this process stood still for long: whoever has it now runs the step.
    if (!(await lease.take())) return
    await db.run((knex) => step.up(knex, db.dialect))
    await db.run((knex) => insertOnce(db, () => record(knex, step, db.dialect.now)))
  }
}

async function record(knex: Knex, step: Migration, now: string): Promise<void> {
  await knex('migrations').insert({ name: step.name, applied_at: knex.raw(now) })
}

/** Another process may have written the same row in between. */
async function insertOnce(db: Database, insert: () => PromiseLike<unknown>): Promise<void> {
  try {
    await insert()
  } catch (error) {
    if (db.dialect.classify(error) !== 'duplicate') throw error
  }
}

/** Keeps the lease alive for as long as the work takes. */
async function holding(lease: Lease, leaseMs: number, work: () => Promise<void>): Promise<void> {
  let renewal: Promise<unknown> = Promise.resolve()
  const renew = () => {
    // A renewal that fails is of no consequence but to itself: the steps bear a second holder, and notice it.
    renewal = lease.take().catch(() => false)
  }
  const timer = setInterval(renew, leaseMs / 3)
  try {
    await work()
  } finally {
    clearInterval(timer)
    await renewal
    await lease.release()
  }
}
