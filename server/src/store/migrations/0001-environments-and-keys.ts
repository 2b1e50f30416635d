import { createTable, type Migration } from './migration.ts'

export const environmentsAndKeys: Migration = {
  name: '0001-environments-and-keys',
  async up(knex, dialect) {
    /** A site or a stage of it: visitors and events of one are never seen from another. */
    await createTable(knex, dialect, {
      name: 'environments',
      columns: ({ id, text }) => ({ id: `${id} not null`, name: `${text} not null` }),
      primaryKey: ['id'],
      unique: { environments_name: ['name'] },
    })
    /** API keys, by SHA-256 only; looked up at every request that is not remembered. A revoked key stays, for the record. */
    await createTable(knex, dialect, {
      name: 'api_keys',
      columns: ({ id, digest, ms }) => ({
        id: `${id} not null`,
        environment_id: `${id} not null`,
        kind: `${id} not null`,
        digest: `${digest} not null`,
        hint: `${id} not null`,
        created_at: `${ms} not null`,
        revoked_at: `${ms} null`,
      }),
      primaryKey: ['id'],
      unique: { api_keys_digest: ['digest'] },
      indexes: { api_keys_environment: ['environment_id', 'created_at'] },
    })
  },
}
