import { addColumn, createTable, type Migration } from './migration.ts'

export const environmentSettingsAndSealingKeys: Migration = {
  name: '0009-environment-settings-and-sealing-keys',
  async up(knex, dialect) {
    const { json, ms } = dialect.types
    /** JSON of `EnvironmentSettings`; null: none was ever chosen. Nothing about a visitor. */
    await addColumn(knex, 'environments', { settings: `${json} null` })
    await addColumn(knex, 'environments', { created_at: `${ms} null` })
    /**
     * Keys that results for pages are sealed with. Read again, not only compared: `kept` is what `secrets/box.ts` made
     * of the 32 bytes. At most one of an environment is `active` at a time. Nothing about a visitor.
     */
    await createTable(knex, dialect, {
      name: 'sealing_keys',
      columns: ({ id, text, ms }) => ({
        id: `${id} not null`,
        environment_id: `${id} not null`,
        state: `${id} not null`,
        kept: `${text} not null`,
        created_at: `${ms} not null`,
        changed_at: `${ms} not null`,
      }),
      primaryKey: ['id'],
      indexes: { sealing_keys_environment: ['environment_id', 'state'] },
    })
  },
}
