import { createTable, type Migration } from './migration.ts'

export const visitors: Migration = {
  name: '0002-visitors',
  async up(knex, dialect) {
    /** Who. The row is locked while a visit is written, so that one visitor's visits are written one after the other. */
    await createTable(knex, dialect, {
      name: 'visitors',
      columns: ({ id, ms }) => ({
        id: `${id} not null`,
        environment_id: `${id} not null`,
        first_seen_at: `${ms} not null`,
        last_seen_at: `${ms} not null`,
      }),
      primaryKey: ['id'],
      indexes: { visitors_environment: ['environment_id'] },
      clustered: true,
    })
    /**
     * A visitor's distinct records. A visitor has a few numbered slots (SNAPSHOTS_PER_VISITOR), and a new record takes
     * the slot of the one not seen for longest: bounded by construction, and the rows of one visitor lie together.
     */
    await createTable(knex, dialect, {
      name: 'snapshots',
      columns: ({ id, integer, digest, ms, json }) => ({
        visitor_id: `${id} not null`,
        slot: `${integer} not null`,
        digest: `${digest} not null`,
        last_seen_at: `${ms} not null`,
        record: `${json} not null`,
      }),
      primaryKey: ['visitor_id', 'slot'],
      unique: { snapshots_digest: ['visitor_id', 'digest'] },
    })
  },
}
