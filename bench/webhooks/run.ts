import { createDatabase, startMariaDb, startProcess, tempDir } from '@selfsame/testing'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createStore, type Store } from '../../server/src/store/index.ts'
import { makeVisit, mustStore, NOON } from '../../server/src/store/suite/ground.ts'
import { newSecret } from '../../server/src/webhooks/sign.ts'
import { say } from '../src/report.ts'
import { ceiling } from './ceiling.ts'
import { startReceivers } from './receiver.ts'

const CLI = join(dirname(createRequire(import.meta.url).resolve('@selfsame/server/package.json')), 'dist', 'cli.js')
const TIMEOUT_MS = 300_000
const CONCURRENCY = 64
/** Of the deliveries, before the rate is taken: the server starts, and asks each receiver carefully at first. */
const WARM_UP = 0.1

export const STORES = ['mariadb', 'sqlite'] as const
export type StoreName = (typeof STORES)[number]

export interface Figures {
  events: number
  /** Bytes of a delivery. */
  bytes: number
  /** To the fast receiver, while another one takes two seconds for each answer. */
  perSecond: number
  /** What the same process could post to the same receiver without a database, on this machine at that moment. */
  ceilingPerSecond: number
  /** Deliveries that came twice. */
  repeated: number
  /** What the slow receiver was sent until the fast one had all. */
  slow: number
}

/** The store's settings for a server, and where they lead. */
async function openSite(name: StoreName) {
  if (name === 'sqlite') {
    const folder = tempDir('bench-webhooks')
    return { env: { SELFSAME_DATA_DIR: folder.path }, location: { file: join(folder.path, 'selfsame.sqlite') }, [Symbol.asyncDispose]: async () => folder.remove() }
  }
  const server = await startMariaDb()
  const { url } = await createDatabase(server.url)
  return { env: { DATABASE_URL: url }, location: { url }, [Symbol.asyncDispose]: () => server.stop() }
}

/** Fills an outbox, then starts `selfsame serve` over it and looks at what arrives. */
export async function measure(name: StoreName, events: number): Promise<Figures> {
  await using site = await openSite(name)
  const secrets = { fast: newSecret(), slow: newSecret() }
  await using receivers = await startReceivers(Object.values(secrets))
  const store = createStore(site.location)
  say(`${name}: storing ${events} events`)
  const bytes = await stock(store, events, { fast: receivers.url('fast'), slow: receivers.url('slow') }, secrets)
  await store.close()

  say(`${name}: sending them`)
  const env = { ...site.env, SELFSAME_PORT: '0', SELFSAME_WEBHOOK_ALLOW: '127.0.0.1', SELFSAME_WEBHOOK_CONCURRENCY: String(CONCURRENCY), SELFSAME_LOG_LEVEL: 'warn' }
  const server = await startProcess(process.execPath, { args: [CLI, 'serve'], env })
  await server.waitUntil(() => receivers.ids.size === events, TIMEOUT_MS, `sending ${events} webhooks`)
  const times = [...receivers.fast]
  const slow = receivers.slow.length
  await server.kill()
  const [first = 0, last = 0] = [times[Math.floor(times.length * WARM_UP)], times.at(-1)]
  const perSecond = (times.length * (1 - WARM_UP)) / ((last - first) / 1_000)
  const ceilingPerSecond = await ceiling(receivers.url('fast'), 'x'.repeat(bytes), { posts: 5_000, concurrency: CONCURRENCY })
  return { events, bytes, perSecond: Math.round(perSecond), ceilingPerSecond: Math.round(ceilingPerSecond), repeated: times.length - events, slow }
}

/** @returns bytes of an event */
async function stock(store: Store, events: number, urls: Record<'fast' | 'slow', string>, secrets: Record<'fast' | 'slow', string>): Promise<number> {
  await store.migrate()
  const { id: environmentId } = await store.ensureEnvironment('default')
  for (const name of ['fast', 'slow'] as const) {
    await store.addWebhook({ id: `wh_${name}`, environmentId, url: urls[name], types: ['event'], status: { state: 'enabled' }, createdAt: NOON, secret: `plain:${secrets[name]}` })
  }
  let next = 0
  let bytes = 0
  const lane = async () => {
    for (let index = next++; index < events; index = next++) {
      const visit = makeVisit(environmentId, { at: NOON + index, event: { user_agent: 'Mozilla/5.0 '.padEnd(200, 'x'), url: 'https://shop.example/'.padEnd(300, 'y'), tags: { note: 'z'.repeat(1_000) } } })
      bytes = JSON.stringify(await mustStore(store, visit)).length
    }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  return bytes
}
