import { createTable, type Migration } from './migration.ts'

/** What a back end wants to be told to do with a visit; written by the operator, holds nothing of visitors. */
export const rulesets: Migration = {
  name: '0012-rulesets',
  async up(knex, dialect) {
    await createTable(knex, dialect, {
      name: 'rulesets',
      columns: ({ id, text, json, ms }) => ({
        id: `${id} not null`,
        environment_id: `${id} not null`,
        name: `${text} not null`,
        document: `${json} not null`,
        created_at: `${ms} not null`,
      }),
      primaryKey: ['id'],
      indexes: { rulesets_environment: ['environment_id', 'created_at'] },
    })
  },
}
