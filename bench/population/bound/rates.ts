import { createTable, bandOf, BAND_LENGTHS, type Table } from './tables.ts'
import { facetsOf, flipping, type Clocked, type Facets, type Flipping } from './facets.ts'
import { simulateFully, type Options, type Simulated } from '../simulate.ts'
import type { Connection } from '../network.ts'

/** All that is known of a browser after its visits. */
export interface Known {
  readonly index: number
  readonly fleet: boolean
  facets: Facets
  at: number
  readonly firstAt: number
  visits: number
  readonly values: Record<Flipping, Set<string>>
  readonly addresses: Set<string>
  readonly prefixes: Set<string>
  connection: Connection | undefined
}

export function newKnown({ browser, at, connection }: Simulated, facets: Facets): Known {
  const known: Known = {
    index: browser.index,
    fleet: browser.fleet,
    facets,
    at,
    firstAt: at,
    visits: 0,
    connection,
    values: Object.fromEntries(flipping.map((name) => [name, new Set<string>()])) as Known['values'],
    addresses: new Set(),
    prefixes: new Set(),
  }
  remember(known, { at, facets, connection })
  return known
}

export interface Seen {
  readonly at: number
  readonly facets: Facets
  readonly connection: Connection | undefined
}

export function remember(known: Known, { at, facets, connection }: Seen): void {
  for (const name of flipping) known.values[name].add(facets.flips[name])
  if (connection) known.addresses.add(connection.ip)
  if (connection) known.prefixes.add(connection.prefix)
  Object.assign(known, { at, facets, connection, visits: known.visits + 1 })
}

/** Whether a value is the last one, one of before, or a new one. */
export function flipOutcome(known: Known, name: Flipping, value: string): 'same' | 'again' | 'fresh' {
  if (known.facets.flips[name] === value) return 'same'
  return known.values[name].has(value) ? 'again' : 'fresh'
}

export function networkOutcome(known: Known, { ip, prefix }: Connection): string {
  if (known.connection?.ip === ip) return 'same'
  if (known.addresses.has(ip)) return 'again'
  if (known.connection?.prefix === prefix) return 'near'
  return known.prefixes.has(prefix) ? 'near again' : 'fresh'
}

const few = (count: number) => Math.min(4, count)
const flipCondition = (known: Known, name: Flipping, at: number) =>
  [name, known.facets.kind, bandOf(at - known.at), few(known.values[name].size)].join()
const networkCondition = (known: Known, at: number) =>
  [known.facets.kind, known.connection?.kind, bandOf(at - known.at), few(known.prefixes.size), Math.min(2, known.visits - 1)].join()
/** How far it could have gone, and how long it had. */
function clockCondition(known: Known, name: Clocked, { at, facets }: Seen): string {
  const [then, newestThen] = known.facets.clocks[name]
  const [, newestNow] = facets.clocks[name]
  return [
    name,
    known.facets.kind.split(' ').slice(0, 2).join(),
    bandOf(at - known.at),
    Math.min(8, newestThen - then),
    Math.min(12, newestNow - newestThen),
  ].join()
}

/** The simulator's own rates, counted on a population of the same assumptions. */
export interface Rates {
  same(known: Known, seen: Seen, name: Flipping | Clocked): number
  network(known: Known, seen: Seen & { connection: Connection }): readonly [outcome: string, probability: number]
  /** Visits of one browser per ms, so long after its last one. */
  returning(known: Known, at: number): number
  /** Newcomers per ms and browser of the population, at this time since the start. */
  arriving(since: number): number
}

/** So long after a visit, of a browser that has come so often and so regularly. */
const returnKey = ({ visits, at, firstAt }: Known, band: number) =>
  `${Math.min(6, visits)} ${visits > 2 ? bandOf((at - firstAt) / (visits - 1)) : ''} ${band}`
const WEEK = 7 * 86_400_000

interface Counts {
  flips: Table
  clocks: Table
  networks: Table
  returns: Map<string, number>
  risk: Map<string, number>
  arrivals: Map<number, number>
}

function countVisit(counts: Counts, known: Known, seen: Seen): void {
  for (const name of flipping) counts.flips.add(flipCondition(known, name, seen.at), flipOutcome(known, name, seen.facets.flips[name]))
  for (const name of ['browserVersion', 'systemVersion'] as const) {
    counts.clocks.add(clockCondition(known, name, seen), String(seen.facets.clocks[name][0] - known.facets.clocks[name][0]))
  }
  if (seen.connection) counts.networks.add(networkCondition(known, seen.at), networkOutcome(known, seen.connection))
}

/** Adds the time that passed since a browser's last visit to the bands it went through. */
function countRisk(counts: Counts, known: Known, at: number, returned: boolean): void {
  let left = at - known.at
  for (const [band, length] of BAND_LENGTHS.entries()) {
    if (left <= 0) break
    const key = returnKey(known, band)
    counts.risk.set(key, (counts.risk.get(key) ?? 0) + (band === BAND_LENGTHS.length - 1 ? left : Math.min(left, length)))
    left -= length
  }
  const key = returnKey(known, bandOf(at - known.at))
  if (returned) counts.returns.set(key, (counts.returns.get(key) ?? 0) + 1)
}

function count(options: Options): Counts {
  const counts: Counts = {
    flips: createTable(),
    clocks: createTable(),
    networks: createTable(),
    returns: new Map(),
    risk: new Map(),
    arrivals: new Map(),
  }
  const all = new Map<number, Known>()
  let end = 0
  for (const visit of simulateFully({ ...options, groups: false })) {
    const { browser, at, connection, world } = visit
    const seen = { at, facets: facetsOf(visit), connection }
    const known = all.get(browser.index)
    const week = Math.floor((at - world.start) / WEEK)
    end = world.end
    if (known) {
      countVisit(counts, known, seen)
      countRisk(counts, known, at, true)
      remember(known, seen)
    } else {
      all.set(browser.index, newKnown(visit, seen.facets))
      counts.arrivals.set(week, (counts.arrivals.get(week) ?? 0) + 1)
    }
  }
  for (const known of all.values()) countRisk(counts, known, end, false)
  return counts
}

export function countRates(options: Options): Rates {
  const { flips, clocks, networks, returns, risk, arrivals } = count(options)
  return {
    same(known, seen, name) {
      if (name !== 'browserVersion' && name !== 'systemVersion')
        return flips.probability(flipCondition(known, name, seen.at), flipOutcome(known, name, seen.facets.flips[name]))
      return clocks.probability(clockCondition(known, name, seen), String(seen.facets.clocks[name][0] - known.facets.clocks[name][0]))
    },
    network(known, seen) {
      const outcome = networkOutcome(known, seen.connection)
      return [outcome, networks.probability(networkCondition(known, seen.at), outcome)]
    },
    returning(known, at) {
      const key = returnKey(known, bandOf(at - known.at))
      return ((returns.get(key) ?? 0) + 0.5) / ((risk.get(key) ?? 0) + 5e8)
    },
    arriving: (since) => ((arrivals.get(Math.floor(since / WEEK)) ?? 0) + 0.5) / options.browsers / WEEK,
  }
}
