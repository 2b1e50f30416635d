import { createTable, type Migration } from './migration.ts'

export const blockingKeys: Migration = {
  name: '0003-blocking-keys',
  async up(knex, dialect) {
    /**
     * Blocking key -> visitor, for `candidates`. The primary key holds all that a look-up reads, newest last: a look-up
     * reads a bounded stretch of one index and nothing else. `block_hash` is `hash16(environment, key)`. `slot` is the
     * snapshot, of those that have the key, that was seen last: when its slot is taken, the row goes with it. `seen_day`
     * is in days since the epoch, so that a visitor who comes ten times a day moves its rows once.
     */
    await createTable(knex, dialect, {
      name: 'blocking_keys',
      columns: ({ hash, id, integer }) => ({
        block_hash: `${hash} not null`,
        seen_day: `${integer} not null`,
        visitor_id: `${id} not null`,
        slot: `${integer} not null`,
      }),
      primaryKey: ['block_hash', 'seen_day', 'visitor_id'],
      indexes: { blocking_keys_visitor: ['visitor_id', 'slot'] },
      clustered: true,
    })
  },
}
