import { createTable, type Migration } from './migration.ts'

/**
 * The events of the last 24 hours as velocity counts them, one narrow row each, swept by time: `event_id` begins with it.
 * Each index holds all that one count reads.
 *
 * Leads to the visitor: `event_id` (erased with its event) and `visitor_id`; `ip_hash` and `linked_hash` are `hash8` of the
 * environment and the address as it may be kept, or the linked id.
 */
export const activity: Migration = {
  name: '0012-activity',
  async up(knex, dialect) {
    await createTable(knex, dialect, {
      name: 'activity',
      columns: ({ id, ms, shortHash }) => ({
        event_id: `${id} not null`,
        visitor_id: `${id} not null`,
        occurred_at: `${ms} not null`,
        ip_hash: `${shortHash} null`,
        linked_hash: `${shortHash} null`,
        country: `${id} null`,
      }),
      primaryKey: ['event_id'],
      indexes: {
        activity_visitor: ['visitor_id', 'occurred_at', 'ip_hash', 'linked_hash', 'country'],
        activity_ip: ['ip_hash', 'occurred_at'],
        activity_linked: ['linked_hash', 'occurred_at', 'ip_hash', 'visitor_id'],
      },
    })
  },
}
