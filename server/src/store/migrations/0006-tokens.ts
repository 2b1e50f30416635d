import { createTable, type Migration } from './migration.ts'

export const tokens: Migration = {
  name: '0006-tokens',
  async up(knex, dialect) {
    /**
     * First-party tokens: `token_hash` is `hash16(token)`, so that a copy of the database opens nobody's account. Several
     * may lead to one visitor. Kept for TOKEN_LIFETIME_MS after `seen_at`.
     */
    await createTable(knex, dialect, {
      name: 'tokens',
      columns: ({ hash, id, ms }) => ({
        token_hash: `${hash} not null`,
        environment_id: `${id} not null`,
        visitor_id: `${id} not null`,
        created_at: `${ms} not null`,
        seen_at: `${ms} not null`,
      }),
      primaryKey: ['token_hash'],
      indexes: { tokens_visitor: ['visitor_id'], tokens_seen: ['seen_at'] },
      clustered: true,
    })
  },
}
