import { createTable, type Migration } from './migration.ts'

/**
 * Requests within a minute, as several processes count them together: by `hash16` of the name of a key or of the prefix of a
 * network, and of the minute. No column leads to a visitor; swept by time, a minute after the minute is over.
 */
export const rates: Migration = {
  name: '0015-rates',
  async up(knex, dialect) {
    await createTable(knex, dialect, {
      name: 'rate_counts',
      columns: ({ hash, integer, ms }) => ({ key_hash: `${hash} not null`, points: `${integer} not null`, ends_at: `${ms} not null` }),
      primaryKey: ['key_hash'],
      indexes: { rate_counts_end: ['ends_at'] },
      clustered: true,
    })
  },
}
