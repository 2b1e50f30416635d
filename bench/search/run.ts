import { Writable } from 'node:stream'
import { createDatabase, startMariaDb } from '@selfsame/testing'
import mysql from 'mysql2/promise'
import { pino } from 'pino'
import { loadConfig } from '../../server/src/config/index.ts'
import { createServer } from '../../server/src/server.ts'
import { createStore } from '../../server/src/store/index.ts'
import { random } from '../src/random.ts'
import { say } from '../src/report.ts'
import { askedFilters, type Asked } from './filters.ts'
import { loadEvents } from './load.ts'

/** What an operator of a million events a week would set. */
const SETTINGS = ['innodb-buffer-pool-size=2G', 'innodb-log-file-size=512M', 'innodb-flush-method=O_DIRECT', 'innodb-flush-log-at-trx-commit=0', 'local-infile=ON']
const SECRET_KEY = 'sk_bench_search_0000000000000000'
const SEED = 20_261_128

export interface Options {
  events: number
  /** Searches under each name. */
  times: number
}

export interface Figure {
  name: string
  /** ms, over HTTP */
  p50: number
  p95: number
  /** That MariaDB read for one search. */
  rowsRead: number
}

export interface Result {
  mariadb: { events: number; filters: Figure[] }
}

export async function run({ events, times }: Options): Promise<Result> {
  await using database = await startMariaDb(SETTINGS)
  const { url } = await createDatabase(database.url)
  const connection = await mysql.createConnection({ uri: url })
  const world = { environmentId: await environmentIn(url), visitors: Math.max(10, Math.floor(events / 4)), random: random(SEED).next }
  const now = Date.now()
  say(`Loading ${events.toLocaleString('en')} events`)
  await loadEvents(connection, world, events, now)
  const filters = await measureAll(url, { visitors: world.visitors, now, times })
  await connection.end()
  return { mariadb: { events, filters } }
}

/** Searches over HTTP, of a server over this database. */
export async function measureAll(url: string, { visitors, now, times }: { visitors: number; now: number; times: number }): Promise<Figure[]> {
  const connection = await mysql.createConnection({ uri: url })
  const config = loadConfig({ DATABASE_URL: url, SELFSAME_PORT: '0', SELFSAME_SECRET_KEY: SECRET_KEY, SELFSAME_PUBLIC_KEY: 'pk_bench_search_00000000' })
  const server = await createServer(config, pino({ level: 'error' }, new Writable({ write: (chunk, _, done) => (say(String(chunk)), done()) })))
  const address = await server.listen()
  const figures: Figure[] = []
  for (const asked of askedFilters(visitors, now)) {
    const figure = await measure(`${address}/v4/events`, asked, { times, rowsRead: () => rowsRead(connection) })
    say(`  ${figure.name}: ${figure.p50} / ${figure.p95} ms, ${figure.rowsRead} rows`)
    figures.push(figure)
  }
  await server.close()
  await connection.end()
  return figures
}

async function environmentIn(url: string): Promise<string> {
  const store = createStore({ url })
  await store.migrate()
  const { id } = await store.ensureEnvironment('default')
  await store.close()
  return id
}

interface Measuring {
  times: number
  rowsRead(): Promise<number>
}

async function measure(address: string, { name, queries }: Asked, { times, rowsRead }: Measuring): Promise<Figure> {
  const taken: number[] = []
  const before = await rowsRead()
  for (let count = 0; count < times; count++) {
    const start = performance.now()
    const response = await fetch(`${address}?${queries[count % queries.length]}`, { headers: { authorization: `Bearer ${SECRET_KEY}` } })
    const body = await response.text()
    taken.push(performance.now() - start)
    if (!response.ok) throw new Error(`${name}: ${body}`)
  }
  const read = (await rowsRead()) - before
  taken.sort((a, b) => a - b)
  const at = (share: number) => Math.round((taken[Math.ceil(taken.length * share) - 1] ?? 0) * 10) / 10
  return { name, p50: at(0.5), p95: at(0.95), rowsRead: Math.round(read / times) }
}

async function rowsRead(connection: mysql.Connection): Promise<number> {
  const [rows] = await connection.query("show global status like 'Handler_read%'")
  return (rows as { Value: string }[]).reduce((sum, { Value }) => sum + Number(Value), 0)
}
