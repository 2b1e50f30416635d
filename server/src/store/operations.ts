import type { Database } from './database.ts'
import { pendingMigrations } from './migrations/migrate.ts'
import type { OperationsStore } from './operations-store.ts'

const PROBE = 'selfsame_probe'

export function operationsStore(db: Database): OperationsStore {
  const one = async (sql: string): Promise<unknown> => {
    const answer = await db.run((knex) => knex.raw(`select ${sql} as value`))
    const rows = (db.dialect.name === 'mysql' ? answer[0] : answer) as { value: unknown }[]
    return rows[0]?.value
  }
  return {
    pool: () => db.pool(),
    pendingMigrations: () => pendingMigrations(db),
    databaseVersion: async () => (db.dialect.name === 'mysql' ? String(await one('version()')) : `SQLite ${String(await one('sqlite_version()'))}`),
    databaseTime: async () => Number(await one(db.dialect.now)),
    probePrivileges: () =>
      db.run(async (knex) => {
        await knex.raw(`drop table if exists ${PROBE}`)
        await knex.raw(`create table ${PROBE} (id integer not null primary key)`)
        await knex.raw(`alter table ${PROBE} add column more integer null`)
        await knex.raw(`create index ${PROBE}_more on ${PROBE} (more)`)
        await knex(PROBE).insert({ id: 1 })
        await knex(PROBE).where({ id: 1 }).del()
        await knex.raw(`drop table ${PROBE}`)
      }),
  }
}
