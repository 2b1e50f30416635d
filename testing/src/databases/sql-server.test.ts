import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepts } from '../spawn.ts'
import { createDatabase } from './create-database.ts'
import { startMariaDb } from './mariadb.ts'
import { startMysql } from './mysql.ts'
import { sharedServer } from './shared-server.ts'
import { type SqlServer, withConnection } from './sql-server.ts'

describe.for([
  ['mariadb', async () => ({ state: 'ready' as const, server: await startMariaDb() })],
  ['mysql', () => startMysql()],
] as const)('%s', ([dialect, start]) => {
  let result: Awaited<ReturnType<typeof start>>
  let server: SqlServer | undefined

  beforeAll(async () => {
    result = await start()
    if (result.state === 'ready') server = result.server
  })
  afterAll(() => server?.stop())

  test('answers on its own port, keeps data over a crash, leaves nothing behind', async ({ skip }) => {
    if (!server) return skip(result.state === 'absent' ? result.reason : 'not started')
    expect(server.dialect).toBe(dialect)
    const database = await createDatabase(server.url)
    await withConnection(database.url, (connection) => connection.query('CREATE TABLE t (i INT PRIMARY KEY)'))
    await withConnection(database.url, (connection) => connection.query('INSERT INTO t VALUES (1), (2)'))
    const pid = server.pid

    await server.kill()
    expect(await accepts(server.port)).toBe(false)
    await server.restart()

    expect(server.pid).not.toBe(pid)
    const [rows] = await withConnection(database.url, (connection) => connection.query('SELECT i FROM t ORDER BY i'))
    expect(rows).toEqual([{ i: 1 }, { i: 2 }])
    await server.stop()
    expect(await accepts(server.port)).toBe(false)
    expect(existsSync(dirname(server.socket))).toBe(false)
  }, 60_000)
})

test('two files of a run share one server and have databases of their own', async () => {
  const [first, second] = await Promise.all([sharedServer('mariadb'), sharedServer('mariadb')])
  expect(first).toEqual(second)
  if (first.state !== 'ready') throw new Error(first.reason)
  await using one = await createDatabase(first.url)
  await using other = await createDatabase(first.url)
  expect(one.name).not.toBe(other.name)
})
