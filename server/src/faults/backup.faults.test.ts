import { spawnSync } from 'node:child_process'
import { copyFileSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, tempDir } from '@selfsame/testing'
import { sharedServer } from '@selfsame/testing/shared-server'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { findProgram } from '../../../scripts/setup/programs.mjs'
import { startCliServer } from '../tests/test-cli.ts'
import { desktopComponents, visit } from '../tests/visit.ts'
import { layGround, more } from './tests/ground.ts'
import { startLoad } from './tests/load.ts'

const [dump, client] = [findProgram('mariadbDump'), findProgram('mariadbClient')]

/** A database, how its backup is taken, and where that is put back. */
interface Backup {
  env: Record<string, string>
  take(): Promise<void>
  /** @returns settings of a server over what was restored */
  restore(): Promise<Record<string, string>>
}

/** Takes the backup of a server under load, and starts another over what is restored from it. */
async function restores({ env, take, restore }: Backup): Promise<void> {
  await using ground = await layGround(env)
  const server = await ground.start()
  const erased = (await server.identify(visit({ components: desktopComponents }))).body.visitorId ?? ''
  const load = startLoad(() => [server.url])
  await more(load, 30)
  const before = [...load.answered]
  await take()
  await more(load, 10)
  await load.stop()
  await server.stop()

  const restored = await startCliServer({ ...ground.env, ...(await restore()) })
  try {
    for (const { eventId, visitorId } of before) {
      expect(await restored.get(`/v4/events/${eventId}`)).toMatchObject({ status: 200, body: { identification: { visitor_id: visitorId } } })
    }
    const again = await restored.identify(visit({ components: desktopComponents }))
    expect(again.body).toMatchObject({ visitorId: erased, visitorFound: true })
    await expect.poll(() => ground.receiver.received.some(({ body }) => body.includes(again.body.eventId)), { timeout: 20_000 }).toBe(true)
  } finally {
    await restored.stop()
  }
}

describe('a backup of a server under load, restored as the manual says', () => {
  it('has all that was answered before, over SQLite', async () => {
    using folder = tempDir('backup')
    const [copy, place] = [join(folder.path, 'copy.sqlite'), join(folder.path, 'restored')]
    await restores({
      env: { SELFSAME_DATA_DIR: join(folder.path, 'data') },
      async take() {
        const database = new BetterSqlite3(join(folder.path, 'data', 'selfsame.sqlite'), { readonly: true })
        database.prepare('vacuum into ?').run(copy)
        database.close()
      },
      async restore() {
        await startCliServer({ SELFSAME_DATA_DIR: place }).then((empty) => empty.stop())
        copyFileSync(copy, join(place, 'selfsame.sqlite'))
        return { SELFSAME_DATA_DIR: place }
      },
    })
  }, 200_000)

  it.skipIf(!dump || !client)(`has all that was answered before, over MariaDB${dump && client ? '' : ' (not tested: no mariadb-dump, see npm run setup -- --faults)'}`, async () => {
    const server = await sharedServer('mariadb')
    if (server.state === 'absent') throw new Error(server.reason)
    await using database = await createDatabase(server.url)
    await using empty = await createDatabase(server.url)
    using folder = tempDir('backup')
    const file = join(folder.path, 'dump.sql')
    await restores({
      env: { DATABASE_URL: database.url },
      take: async () => command(dump ?? '', [...login(database.url), '--single-transaction', `--result-file=${file}`, database.name]),
      async restore() {
        command(client ?? '', [...login(empty.url), empty.name], file)
        return { DATABASE_URL: empty.url }
      },
    })
  }, 200_000)
})

function login(url: string): string[] {
  const { hostname, port, username, password } = new URL(url)
  return [`--host=${hostname}`, `--port=${port}`, `--user=${username}`, `--password=${decodeURIComponent(password)}`]
}

function command(program: string, args: readonly string[], input?: string): void {
  const { status, stderr } = spawnSync(program, args, { stdio: [input === undefined ? 'ignore' : openSync(input, 'r'), 'ignore', 'pipe'], encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
}
