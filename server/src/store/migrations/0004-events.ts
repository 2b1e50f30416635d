import { createTable, type Migration } from './migration.ts'

export const events: Migration = {
  name: '0004-events',
  async up(knex, dialect) {
    /** One row a visit. `explanation` stands last: reading an event does not read it. */
    await createTable(knex, dialect, {
      name: 'events',
      columns: ({ id, ms, json }) => ({
        id: `${id} not null`,
        environment_id: `${id} not null`,
        visitor_id: `${id} not null`,
        occurred_at: `${ms} not null`,
        event: `${json} not null`,
        explanation: `${json} not null`,
      }),
      primaryKey: ['id'],
      indexes: {
        events_time: ['environment_id', 'occurred_at', 'id'],
        events_visitor: ['environment_id', 'visitor_id', 'occurred_at', 'id'],
      },
    })
  },
}
