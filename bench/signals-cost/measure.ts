import { createHash } from 'node:crypto'
import type { IdentifyRequest } from '@selfsame/contract'
import { identify, type IdentifyDeps } from '../../server/src/identify.ts'
import { shippedModel } from '../../server/src/linkage/index.ts'
import { NOTHING_KNOWN, type NetworkFacts } from '../../server/src/signals/index.ts'
import type { SignalReader } from '../../server/src/signal-reader.ts'
import { createAddressKeeper } from '../../server/src/privacy/keep-address.ts'
import { createStore, type StoreLocation } from '../../server/src/store/index.ts'
import type { Store } from '../../server/src/store/store.ts'
import type { HistoryVisit } from '../../server/src/learning/matcher.ts'
import { createDatabase, startMariaDb, tempDir } from '@selfsame/testing'
import { visitsOf } from '../linkage/population.ts'
import { say } from '../src/report.ts'
import { cpuOf, readAll, type Seen } from './cpu.ts'
import { added, quantiles, type Estimate, type Pair, type Quantiles } from './estimate.ts'

/** In ms, but for `visits`. */
export interface Cost {
  /** Measured, of each of the two. */
  visits: number
  without: Quantiles
  all: Quantiles
  /** What signals and velocity add. `p50`: of the differences visit by visit; `p95`: of the two quantiles. */
  added: Estimate<'p50' | 'p95'>
  /** The same of the processor time of the process, which other programs hardly touch; a database server's own is not in it. */
  addedCpu: Estimate<'p50' | 'p95'>
  /** Of reading the signals alone, once warm: processor time of the process' main thread, visit by visit. */
  signalsCpu: Quantiles & { mean: number }
}

export interface Plan {
  visits: number
  /** No visit begins later, in s since the first. */
  seconds: number
}

const SEED = 611
const APART_MS = 1_000
/** Of the visits, the first so many go unmeasured: caches fill, code is compiled. */
const WARM_UP = 0.25

const FACTS: NetworkFacts = {
  ...NOTHING_KNOWN,
  geolocation: { country_code: 'DE', timezone: 'Europe/Berlin' },
  asn: { number: 64_500 },
  listed: { tor: { found: false }, vpn: { found: false }, proxy: { found: false }, relay: { found: false }, datacenter: { found: false } },
}

/** @param name `sqlite` or `mariadb` @throws {RangeError} another name, or too little time to measure anything */
export async function measureSignals(name: string, { visits, seconds }: Plan): Promise<Cost> {
  await using site = await siteOf(name)
  const store = createStore(site.location)
  await store.migrate()
  const sides = { without: await sideOf(store, 'without', false), all: await sideOf(store, 'all', true) }
  const pairs: { ms: Pair; cpu: Pair }[] = []
  const end = performance.now() + seconds * 1_000
  for (const [index, visit] of histories(visits)) {
    if (performance.now() > end) break
    const pair = { ms: { without: 0, all: 0 }, cpu: { without: 0, all: 0 } }
    // Visit by visit, so that whatever else the machine does meets both; by turns first, since the second finds its caches warm.
    for (const side of index % 2 === 0 ? (['without', 'all'] as const) : (['all', 'without'] as const)) {
      const { ms, cpu } = await timed(() => identify(sides[side].deps, requestOf(visit, index), contextOf(visit, sides[side].environmentId)))
      pair.ms[side] = ms
      pair.cpu[side] = cpu
    }
    pairs.push(pair)
    if (index % 100 === 0) say(`${name}: ${index} of ${visits}`)
  }
  await store.close()
  const measured = pairs.slice(Math.floor(pairs.length * WARM_UP))
  if (measured.length === 0) throw new RangeError(`--seconds: ${seconds} are too few to measure a visit`)
  const times = (side: keyof Pair) => quantiles(measured.map(({ ms }) => ms[side]))
  return {
    visits: measured.length,
    without: times('without'),
    all: times('all'),
    added: added(measured.map(({ ms }) => ms)),
    addedCpu: added(measured.map(({ cpu }) => cpu)),
    signalsCpu: cpuOf(sides.all.seen),
  }
}

/** As on a busy site: a month's visits of a few would each be the first that the search sees in a long while. */
function histories(visits: number): [index: number, visit: HistoryVisit][] {
  const history = [...visitsOf({ browsers: Math.ceil(visits / 4), visits: 5, days: 30, seed: SEED })]
  const first = history[0]?.at ?? 0
  return history.slice(0, visits).map((visit, index) => [index, { ...visit, at: first + index * APART_MS }])
}

/** An environment of its own over the same store; `withSignals` false: no signal is read and no visit counted. */
async function sideOf(store: Store, name: string, withSignals: boolean) {
  const { id } = await store.ensureEnvironment(name)
  const seen: Seen[] = []
  const noting: SignalReader = (visit) => {
    const end = readAll(visit)
    return (counts) => {
      seen.push({ visit, counts })
      return end(counts)
    }
  }
  const bare: IdentifyDeps['store'] = {
    ...store,
    persist: ({ activity: _, prepare: __, complete: ___, ...visit }) => store.persist(visit),
  }
  const deps: IdentifyDeps = {
    store: withSignals ? store : bare,
    model: shippedModel,
    networkEvidence: true,
    readSignals: noting,
    addressKeeper: createAddressKeeper('full', (period) => store.addressKey(period)),
  }
  return { deps, environmentId: id, seen }
}

function requestOf({ components, browserId, at }: HistoryVisit, index: number): IdentifyRequest {
  const nonce = createHash('md5').update(`${index}`).digest('hex')
  return { v: 1, key: 'bench', nonce, clock: at, components, linkedId: `linked ${browserId.slice(-1)}`, sdk: { platform: 'js', version: '0' } }
}

function contextOf({ headers, ip = '203.0.113.7', at }: HistoryVisit, environmentId: string) {
  return { environmentId, headers: headers ?? [], ipAddress: ip, network: FACTS, bodyDigest: 'a'.repeat(64), at }
}

async function siteOf(name: string): Promise<AsyncDisposable & { location: StoreLocation }> {
  if (name === 'sqlite') {
    const folder = tempDir('signals-cost')
    return { location: { file: `${folder.path}/store.sqlite` }, [Symbol.asyncDispose]: async () => folder.remove() }
  }
  if (name !== 'mariadb') throw new RangeError(`--store: expected sqlite or mariadb, not ${name}`)
  const server = await startMariaDb()
  const database = await createDatabase(server.url)
  return { location: { url: database.url }, [Symbol.asyncDispose]: () => server.stop() }
}

/** @returns in ms */
async function timed(work: () => Promise<unknown>): Promise<{ ms: number; cpu: number }> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - start, cpu: (user + system) / 1_000 }
}
