import type { Knex } from 'knex'
import type { Dialect } from '../dialects/dialect.ts'
import { addColumn, addIndex, createTable, dropIndex, type Migration } from './migration.ts'

/**
 * Records as bytes that are compared without being parsed, visitors that turn out to be one, and their visits counted.
 *
 * Snapshots and blocking keys made before are dropped: they were of another form, which nothing reads any more. Their
 * visitors and events stay; such a visitor is not found again.
 */
export const merges: Migration = {
  name: '0007-merges',
  async up(knex, dialect) {
    await changeVisitors(knex, dialect)
    if (!(await knex.schema.hasColumn('snapshots', 'member_id'))) await knex.schema.dropTableIfExists('snapshots')
    if (!(await knex.schema.hasColumn('blocking_keys', 'root_id'))) await knex.schema.dropTableIfExists('blocking_keys')
    await createSnapshots(knex, dialect)
    await createBlockingKeys(knex, dialect)
    await createMerges(knex, dialect)
  },
}

/** `merged_into` is the visitor it was found to be, always one that is itself not merged; null: none. */
async function changeVisitors(knex: Knex, dialect: Dialect): Promise<void> {
  const { id, integer } = dialect.types
  await addColumn(knex, 'visitors', { visits: `${integer} not null default 1` })
  await addColumn(knex, 'visitors', { merged_into: `${id} null` })
  // Holds all that counting visitors reads.
  await addIndex(knex, 'visitors', 'visitors_roots', ['environment_id', 'merged_into'])
  await dropIndex(knex, 'visitors', 'visitors_environment')
}

/**
 * A visitor's distinct records, also those of its merged members: then `member_id` says whose. Slots 0 to 7 are the
 * visitor's own, each member has the next eight.
 */
async function createSnapshots(knex: Knex, dialect: Dialect): Promise<void> {
  await createTable(knex, dialect, {
    name: 'snapshots',
    columns: ({ id, integer, digest, ms, bytes }) => ({
      visitor_id: `${id} not null`,
      slot: `${integer} not null`,
      member_id: `${id} null`,
      digest: `${digest} not null`,
      last_seen_at: `${ms} not null`,
      record: `${bytes} not null`,
    }),
    primaryKey: ['visitor_id', 'slot'],
  })
}

/**
 * Blocking key -> visitor. The primary key holds what a look-up orders by, newest last. `block_hash` is
 * `hash8(environment, key)`: two keys that fall together give a candidate too many. `root_id` is set where the visitor is
 * merged, so that a look-up finds the one it is now. `slot` is the visitor's own, as before.
 */
async function createBlockingKeys(knex: Knex, dialect: Dialect): Promise<void> {
  await createTable(knex, dialect, {
    name: 'blocking_keys',
    columns: ({ shortHash, id, integer }) => ({
      block_hash: `${shortHash} not null`,
      seen_day: `${integer} not null`,
      visitor_id: `${id} not null`,
      slot: `${integer} not null`,
      root_id: `${id} null`,
    }),
    primaryKey: ['block_hash', 'seen_day', 'visitor_id'],
    indexes: { blocking_keys_visitor: ['visitor_id', 'slot'] },
    clustered: true,
  })
}

/** Each time two visitors were found to be one: `younger` became part of `older`, and both are now part of `root`. */
async function createMerges(knex: Knex, dialect: Dialect): Promise<void> {
  await createTable(knex, dialect, {
    name: 'merges',
    columns: ({ id, ms, json }) => ({
      id: `${id} not null`,
      environment_id: `${id} not null`,
      younger: `${id} not null`,
      older: `${id} not null`,
      root: `${id} not null`,
      merged_at: `${ms} not null`,
      undone_at: `${ms} null`,
      evidence: `${json} not null`,
    }),
    primaryKey: ['id'],
    indexes: {
      merges_time: ['environment_id', 'merged_at', 'id'],
      merges_younger: ['younger'],
      merges_older: ['older'],
      merges_root: ['root'],
    },
  })
}
