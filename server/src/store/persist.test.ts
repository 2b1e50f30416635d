import { setImmediate as turn } from 'node:timers/promises'
import type BetterSqlite3 from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'
import { MEMORY, sqlite } from './dialects/sqlite.ts'
import { environmentStore } from './environments.ts'
import { migrate } from './migrations/migrate.ts'
import { createOutbox } from './outbox.ts'
import { persist } from './persist.ts'
import { createFacetRows } from './search/facet-rows.ts'
import { makeVisit } from './suite/ground.ts'

interface Said {
  sql: string
  inTransaction: boolean
}

/** A store whose statements take a while, as they do over a network. @param before called before each; may throw */
async function open(before: (sql: string) => void) {
  const said: Said[] = []
  const dialect = sqlite(MEMORY)
  const db = openDatabase(
    {
      ...dialect,
      async run(connection, sql, bindings) {
        const at = said.push({ sql, inTransaction: false }) - 1
        await turn()
        said[at] = { sql, inTransaction: (connection as BetterSqlite3.Database).inTransaction }
        before(sql)
        return dialect.run(connection, sql, bindings)
      },
    },
    () => undefined,
  )
  onTestFinished(() => db.close())
  await migrate(db)
  const { id } = await environmentStore(db).ensureEnvironment('test')
  const beside = { outbox: createOutbox(dialect), facets: createFacetRows() }
  return { said, environmentId: id, persist: (visit: Parameters<typeof persist>[2]) => persist(db, beside, visit) }
}

const activity = { address: '203.0.113.7', linkedId: 'ann' }

test('nothing is sent behind a read that learns that the transaction is gone', async () => {
  let failures = 1
  const store = await open((sql) => {
    if (sql.includes('from activity') && failures-- > 0) throw Object.assign(new Error('certification failed'), { code: 'SQLITE_BUSY' })
  })
  expect(await store.persist(makeVisit(store.environmentId, { activity }))).toMatchObject({ outcome: 'stored' })
  const ofActivity = store.said.map(({ sql }) => /(from|into) activity/.exec(sql)?.[0]).filter((found) => found !== undefined)
  expect(ofActivity).toEqual(['from activity', 'from activity', 'into activity'])
})

test('no statement is sent after the rollback of a visit that cannot be completed', async () => {
  const store = await open(() => undefined)
  const visit = makeVisit(store.environmentId, { activity })
  const complete = () => {
    throw new Error('a signal is broken')
  }
  await expect(store.persist({ ...visit, complete })).rejects.toThrow('a signal is broken')
  for (let turns = 0; turns < 20; turns++) await turn()
  expect(store.said.some(({ sql }) => sql.includes('into activity'))).toBe(true)
  expect(store.said.filter(({ inTransaction }) => !inTransaction)).toEqual([])
})
