import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase, startMariaDb, tempDir } from '@selfsame/testing'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { expectNothingLost, layGround, more } from './tests/ground.ts'
import { startLoad } from './tests/load.ts'

const GONE_MS = 30_000

async function ownMariaDb() {
  const server = await startMariaDb()
  const { url } = await createDatabase(server.url)
  return { server, url, [Symbol.asyncDispose]: () => server.stop() }
}

describe('MariaDB', () => {
  it('restarted under load, twice', async () => {
    await using database = await ownMariaDb()
    await using ground = await layGround({ DATABASE_URL: database.url })
    const server = await ground.start()
    const load = startLoad(() => [server.url])
    for (let round = 0; round < 2; round++) {
      await more(load, 20)
      await database.server.restart()
    }
    await more(load, 20)
    await expectNothingLost(server, await load.stop(), ground.receiver)
    expect([...load.refusals].filter((status) => status !== 503)).toEqual([])
  }, 300_000)

  it('killed under load, and gone for half a minute', async () => {
    await using database = await ownMariaDb()
    await using ground = await layGround({ DATABASE_URL: database.url })
    const server = await ground.start()
    const load = startLoad(() => [server.url])
    await more(load, 20)
    await database.server.kill()
    await delay(GONE_MS)
    const [alive, ready] = await Promise.all(['health', 'ready'].map((path) => fetch(`${server.url}/${path}`)))
    expect([alive?.status, ready?.status]).toEqual([200, 503])
    await database.server.restart()
    await more(load, 20)
    await expectNothingLost(server, await load.stop(), ground.receiver)
    expect([...load.refusals]).toEqual([503])
  }, 300_000)
})

describe('SQLite', () => {
  it('held by another program for half a minute', async () => {
    using folder = tempDir('locked')
    await using ground = await layGround({ SELFSAME_DATA_DIR: folder.path })
    const server = await ground.start()
    const load = startLoad(() => [server.url])
    await more(load, 20)
    const other = new BetterSqlite3(join(folder.path, 'selfsame.sqlite'), { timeout: 20_000 })
    other.exec('begin immediate')
    await delay(GONE_MS)
    other.exec('commit')
    other.close()
    await more(load, 20)
    await expectNothingLost(server, await load.stop(), ground.receiver)
    expect([...load.refusals]).toEqual([503])
  }, 300_000)
})
