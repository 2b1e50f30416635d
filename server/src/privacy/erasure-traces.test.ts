import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Components } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../store/database.ts'
import type { ExportedRow } from '../store/privacy-store.ts'
import { openRaw } from '../store/suite/raw.ts'
import { databases, type TestSettings } from '../tests/databases.ts'
import { startReceiver, type Receiver } from '../tests/receiver.ts'
import { runCommand } from '../tests/run-command.ts'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { laptopComponents, SECRET_KEY, visit } from '../tests/visit.ts'

const ADDRESS = '198.51.100.213'
const OWN = { linkedId: 'account-of-nobody-else', tag: { note: 'a note of nobody else' }, url: 'https://shop.example/page-of-nobody-else' }
const OWN_FONT = 'Font Of Nobody Else'

/** All that can be kept on a visitor is kept. */
const EVERYTHING_ON = {
  SELFSAME_TOKEN: 'on',
  SELFSAME_RAW_DEVICE_ATTRIBUTES: 'on',
  SELFSAME_TRUSTED_PROXIES: '127.0.0.1,::1',
  SELFSAME_WEBHOOK_ALLOW: '127.0.0.0/8',
}

/** A laptop with fonts and a canvas of its own. */
const laptopWith = (fonts: string[], canvasText: string): Components => ({
  ...laptopComponents,
  fonts: { state: 'ok', value: fonts },
  canvasText: { state: 'ok', value: canvasText },
})

describe.each(databases)('an erased visitor over %s', (_name, open) => {
  let settings: TestSettings
  let receiver: Receiver
  let server: TestServer
  let raw: Database
  beforeAll(async () => {
    settings = await open()
    receiver = await startReceiver()
    const env = { ...settings.env, ...EVERYTHING_ON }
    expect(await runCommand(['webhooks', 'create', receiver.url], env)).toMatchObject({ code: 0 })
    server = await startTestServer(env)
    raw = openRaw(location(settings))
  })
  afterAll(async () => {
    await raw.close()
    await server[Symbol.asyncDispose]()
    await receiver[Symbol.asyncDispose]()
    await settings[Symbol.asyncDispose]()
  })

  const others = (from: number) =>
    Promise.all(Array.from({ length: 20 }, (_, index) => server.identify(visit({ components: laptopWith(['Arial', `Font ${from + index}`], `c${from + index}`) }))))
  const own = () =>
    server.identify(visit({ ...OWN, storage: 'cookie', components: laptopWith(['Arial', OWN_FONT], 'f00d') }), {
      'x-forwarded-for': ADDRESS,
      origin: server.url,
    })

  it('is in no column of any table any more, nor in the bytes of the file', async () => {
    await others(0)
    const { visitorId = '' } = (await own()).body
    await own()
    await others(100) // whose explanations may name it
    const { rows } = (await server.get<{ rows: ExportedRow[] }>(`/v4/visitors/${visitorId}`)).body
    const needles = [visitorId, ADDRESS, OWN_FONT, OWN.linkedId, OWN.tag.note, OWN.url, ...digestsOf(rows)]
    const before = await everything(raw)
    expect(needles.filter((needle) => !before.includes(needle))).toEqual([])

    const response = await fetch(`${server.url}/v4/visitors/${visitorId}`, { method: 'DELETE', headers: { authorization: `Bearer ${SECRET_KEY}` } })
    expect(response.status).toBe(200)
    const after = await everything(raw)
    expect(needles.filter((needle) => after.includes(needle))).toEqual([])
    if (raw.dialect.name !== 'sqlite') return

    const { file } = location(settings) as { file: string }
    const bytes = Buffer.concat([file, `${file}-wal`].map((path) => readFileSync(path)))
    const found = needles.filter((needle) => bytes.includes(needle) || (/^([0-9a-f]{2})+$/.test(needle) && bytes.includes(Buffer.from(needle, 'hex'))))
    expect(found).toEqual([])
  })
})

function location({ env }: TestSettings): { file: string } | { url: string } {
  return env['DATABASE_URL'] === undefined ? { file: join(env['SELFSAME_DATA_DIR'] ?? '', 'selfsame.sqlite') } : { url: env['DATABASE_URL'] }
}

/** What only this visitor has, by table: its events' ids, and the digests that lead to it. No other visit has a linked id. */
const OWN_COLUMNS = {
  events: ['id', 'linked_hash', 'url_hash', 'ip'],
  nonces: ['nonce_hash', 'sender_hash'],
  activity: ['ip_hash', 'linked_hash'],
  deliveries: ['id'],
  tokens: ['token_hash'],
  snapshots: ['record', 'digest'],
  claims: ['claim_hash'],
}

function digestsOf(rows: readonly ExportedRow[]): string[] {
  return Object.entries(OWN_COLUMNS).flatMap(([table, names]) => {
    const own = rows.filter((row) => row.table === table && row.row['linked_hash'] !== null)
    expect(own, table).not.toEqual([])
    return own.flatMap(({ row }) => names.map((name) => String(row[name])))
  })
}

/** Every column of every row of every table, as one text; bytes in hexadecimal. */
async function everything(database: Database): Promise<string> {
  const sqlite = database.dialect.name === 'sqlite'
  const list = sqlite ? "select name from sqlite_master where type = 'table'" : 'select table_name as name from information_schema.tables where table_schema = database()'
  return database.run(async (knex) => {
    const answer: unknown = await knex.raw(list)
    const tables = (sqlite ? answer : (answer as unknown[])[0]) as { name: string }[]
    expect(tables.length).toBeGreaterThan(10)
    const texts: string[] = []
    for (const { name } of tables) {
      const rows: Record<string, unknown>[] = await knex(name)
      texts.push(...rows.flatMap((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value)))))
    }
    return texts.join('\n')
  })
}
