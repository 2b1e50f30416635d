import { createHash } from 'node:crypto'
import type { IdentifyRequest } from '@selfsame/contract'
import { identify, type IdentifyDeps } from '../../server/src/identify.ts'
import { shippedModel } from '../../server/src/linkage/index.ts'
import { NOTHING_KNOWN, SHIPPED_TLS_FAMILIES, DEFAULT_SUSPECT_WEIGHTS, type NetworkFacts } from '../../server/src/signals/index.ts'
import { signalReader, type SignalReader } from '../../server/src/signal-reader.ts'
import { createAddressKeeper } from '../../server/src/privacy/keep-address.ts'
import { createStore, type StoreLocation } from '../../server/src/store/index.ts'
import type { Store } from '../../server/src/store/store.ts'
import type { HistoryVisit } from '../../server/src/learning/matcher.ts'
import { createDatabase, startMariaDb, tempDir } from '@selfsame/testing'
import { visitsOf } from '../linkage/population.ts'
import { say } from '../src/report.ts'

interface Quantiles {
  p50: number
  p95: number
}

/** In ms. */
export interface Cost {
  visits: number
  without: Quantiles
  all: Quantiles
  /** Difference of the two at the same quantile. */
  added: Quantiles
  /** Of the pure part: reading the signals of one visit. */
  signalsMs: Quantiles
}

const SEED = 611
/** Visits of one kind before the other has its turn. */
const TURN = 50

const FACTS: NetworkFacts = {
  ...NOTHING_KNOWN,
  geolocation: { country_code: 'DE', timezone: 'Europe/Berlin' },
  asn: { number: 64_500 },
  listed: { tor: { found: false }, vpn: { found: false }, proxy: { found: false }, relay: { found: false }, datacenter: { found: false } },
}

/** @param name `sqlite` or `mariadb` @throws {RangeError} another name */
export async function measureSignals(name: string, visits: number): Promise<Cost> {
  await using site = await siteOf(name)
  const store = createStore(site.location)
  await store.migrate()
  const sides = { without: await sideOf(store, 'without', false), all: await sideOf(store, 'all', true) }
  const history = [...visitsOf({ browsers: Math.ceil(visits / 5), visits: 5, days: 30, seed: SEED })].slice(0, visits)
  const times = { without: [] as number[], all: [] as number[] }
  for (let next = 0; next < history.length; next += TURN) {
    const turn = history.slice(next, next + TURN)
    for (const side of next % (2 * TURN) === 0 ? (['without', 'all'] as const) : (['all', 'without'] as const)) {
      for (const [index, visit] of turn.entries()) {
        const ms = await timed(() => identify(sides[side].deps, requestOf(visit, next + index), contextOf(visit, sides[side].environmentId)))
        if (next >= history.length / 4) times[side].push(ms)
      }
    }
    if (next % 500 === 0) say(`${name}: ${next} of ${history.length}`)
  }
  await store.close()
  const [without, all] = [quantiles(times.without), quantiles(times.all)]
  return { visits: times.all.length, without, all, added: { p50: all.p50 - without.p50, p95: all.p95 - without.p95 }, signalsMs: quantiles(sides.all.readings.slice(times.all.length / 3)) }
}

/** An environment of its own over the same store; `withSignals` false: no signal is read and no visit counted. */
async function sideOf(store: Store, name: string, withSignals: boolean) {
  const { id } = await store.ensureEnvironment(name)
  const readings: number[] = []
  const options = { highActivity: 200, suspectWeights: DEFAULT_SUSPECT_WEIGHTS, tlsFamilies: SHIPPED_TLS_FAMILIES }
  const read = signalReader({ options, logger: { error: (fault: unknown) => say(JSON.stringify(fault)) } })
  const timedRead: SignalReader = (visit) => {
    const start = performance.now()
    const reading = read(visit)
    readings.push(performance.now() - start)
    return reading
  }
  const bare: IdentifyDeps['store'] = {
    ...store,
    persist: ({ activity: _, complete: __, ...visit }) => store.persist(visit),
  }
  const deps: IdentifyDeps = {
    store: withSignals ? store : bare,
    model: shippedModel,
    networkEvidence: true,
    readSignals: timedRead,
    addressKeeper: createAddressKeeper('full', (period) => store.addressKey(period)),
  }
  return { deps, environmentId: id, readings }
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
