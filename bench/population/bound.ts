import { facetsOf, flipping, type Facets } from './bound/facets.ts'
import { countNewcomers, type Newcomers } from './bound/newcomers.ts'
import { countRates, newKnown, remember, type Known, type Rates, type Seen } from './bound/rates.ts'
import { simulateFully, type Options, type Simulated } from './simulate.ts'
import type { Answer, HistoryVisit, Matcher } from '../../server/src/learning/matcher.ts'
import type { World } from './world.ts'

/** How far the seed of the population on which the rates are counted lies from the one that is matched. */
const OTHER_SEED = 7_919

export interface BoundOptions extends Options {
  /** False: the address is not looked at. */
  network: boolean
  /** Browsers on which the rates are counted; default 4,000. */
  counted?: number
  /** Newcomers whose looks are counted; default 30,000. */
  drawn?: number
}

/** Machines set up alike in one office of this population, of which its world's other newcomers know nothing. */
interface Fleets {
  /** Share of all newcomers that come from one such office. */
  readonly share: number
  /** What is for life of those that have come, and the states they came in. */
  readonly keys: Set<string>
  readonly looks: Set<string>
}

/** Share of an office's machines that come in a state in which another of them came, and of all others, by their number. */
const LIKE_COLLEAGUES = 0.7
const UNLIKE_COLLEAGUES = 0.02
const lookOf = ({ key, flips }: Facets) => `${key} ${flipping.map((name) => flips[name]).join()}`

interface Mind {
  readonly options: BoundOptions
  readonly rates: Rates
  readonly newcomers: Newcomers
  readonly fleets: Fleets
  /** Browsers that have come to each address and prefix. */
  readonly places: Map<string, number>
  known: number
}

const plus = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** Probability of an address for one who was not there before: neighbours and colleagues make it likelier. */
function freshAddress({ newcomers, places, known }: Mind, connection: NonNullable<Seen['connection']>): number {
  const here = ((places.get(connection.prefix) ?? 0) * 0.9) / Math.max(1, known)
  const same = ((places.get(connection.ip) ?? 0) * 0.9) / Math.max(1, known)
  return 0.5 * newcomers.address(connection, true) + 0.25 * (here / 254) + 0.25 * same
}

/** Density of this visit, of this browser. */
function ofKnown(mind: Mind, known: Known, seen: Seen): number {
  const { rates, newcomers, options } = mind
  let density = rates.returning(known, seen.at) * rates.same(known, seen, 'browserVersion') * rates.same(known, seen, 'systemVersion')
  for (const name of flipping) {
    density *= rates.same(known, seen, name)
    const value = seen.facets.flips[name]
    if (known.facets.flips[name] === value) continue
    density *= known.values[name].has(value) ? 1 / Math.max(1, known.values[name].size - 1) : newcomers.state(seen.facets, name)
  }
  if (!options.network || !seen.connection) return density
  const [outcome, probability] = rates.network(known, { ...seen, connection: seen.connection })
  const among = { same: 1, again: 1 / known.addresses.size, near: 1 / 100, 'near again': 1 / 100 / known.prefixes.size }[outcome as 'same']
  return density * probability * (among ?? freshAddress(mind, seen.connection))
}

/** Density of this visit, of anybody new. */
function ofNew(mind: Mind, { facets, at, connection }: Seen, world: World): number {
  const { options, rates, newcomers, fleets } = mind
  const colleague = fleets.keys.has(facets.key) ? fleets.share * (fleets.looks.has(lookOf(facets)) ? LIKE_COLLEAGUES : UNLIKE_COLLEAGUES) : 0
  const look = newcomers.look(facets) + colleague
  const density = options.browsers * rates.arriving(at - world.start) * look
  return options.network && connection ? density * freshAddress(mind, connection) : density
}

type Knowledge = Pick<Mind, 'rates' | 'newcomers'>
let latest: { readonly key: string; readonly knowledge: Knowledge } | undefined

/** What is counted beforehand: the same with and without the network, so the last is kept. */
function knowledgeOf({ network: _, counted = 4_000, drawn = 30_000, ...options }: BoundOptions, world: World): Knowledge {
  const key = JSON.stringify([options, counted, drawn])
  if (latest?.key !== key) {
    const rates = countRates({ ...options, browsers: counted, seed: options.seed + OTHER_SEED, groups: false })
    latest = { key, knowledge: { rates, newcomers: countNewcomers(world, drawn) } }
  }
  return latest.knowledge
}

function mindOf(options: BoundOptions, world: World): Mind {
  const { people, sharing, shares } = world.assumptions
  const share = people.office * sharing.fleet * (1 - shares.ios - shares.android) * (1 - shares.macos - shares.linux)
  return {
    options,
    ...knowledgeOf(options, world),
    fleets: { share: (share * people.officeBlock) / options.browsers, keys: new Set(), looks: new Set() },
    places: new Map(),
    known: 0,
  }
}

/**
 * A matcher that knows the simulator: the rates by which states change, what newcomers look like in this very world, and after
 * each visit whose it was, so that its knowledge is never split or mixed. Among browsers with the same unchanging traits
 * and "new" it takes the likeliest, a browser only where that is likelier than not. What it is not: exact. States are taken to be
 * independent given the browser, rates are counted and not integrated (README.md). Visits must be those of `simulate` with the same options.
 *
 * @throws {RangeError} a visit that the simulator did not make
 */
export function createBound(options: BoundOptions): Matcher {
  const visits = simulateFully({ ...options, groups: false })
  const buckets = new Map<string, Known[]>()
  const ids = new Map<number, string>()
  let mind: Mind | undefined
  let minted = 0

  function next(visit: HistoryVisit): Simulated {
    const { value } = visits.next()
    if (!value || value.at !== visit.at || visit.browserId !== `b${value.browser.index}`)
      throw new RangeError(`${visit.browserId} at ${visit.at} is not of this population`)
    return value
  }
  return {
    visit(visit): Answer {
      const simulated = next(visit)
      mind ??= mindOf(options, simulated.world)
      const seen: Seen = { at: simulated.at, facets: facetsOf(simulated), connection: simulated.connection }
      const bucket = bucketOf(buckets, seen.facets)
      const answer = decide(mind, bucket, seen, simulated.world)
      const visitorId = answer.best === undefined ? `n${minted++}` : (ids.get(answer.best) ?? '')
      ids.set(simulated.browser.index, visitorId)
      learn(mind, bucket, simulated, seen)
      return { visitorId, visitorFound: answer.best !== undefined, confidence: answer.confidence }
    },
    merged: () => new Map(),
  }
}

function bucketOf(buckets: Map<string, Known[]>, { key }: Facets): Known[] {
  const bucket = buckets.get(key) ?? []
  buckets.set(key, bucket)
  return bucket
}

/** The likeliest browser where it is likelier than not, else nobody known; with the answer's posterior. */
function decide(mind: Mind, bucket: readonly Known[], seen: Seen, world: World): { best?: number; confidence: number } {
  const fresh = ofNew(mind, seen, world)
  let [sum, most, best] = [fresh, 0, -1]
  for (const known of bucket) {
    const density = ofKnown(mind, known, seen)
    sum += density
    if (density > most) [most, best] = [density, known.index]
  }
  return most > sum / 2 ? { best, confidence: most / sum } : { confidence: fresh / sum }
}

function learn(mind: Mind, bucket: Known[], simulated: Simulated, seen: Seen): void {
  let known = bucket.find(({ index }) => index === simulated.browser.index)
  const { connection } = seen
  const [newIp, newPrefix] = [connection && !known?.addresses.has(connection.ip), connection && !known?.prefixes.has(connection.prefix)]
  if (connection && newIp) plus(mind.places, connection.ip)
  if (connection && newPrefix) plus(mind.places, connection.prefix)
  if (known) return remember(known, seen)
  known = newKnown(simulated, seen.facets)
  bucket.push(known)
  mind.known++
  if (!known.fleet) return
  mind.fleets.keys.add(seen.facets.key)
  mind.fleets.looks.add(lookOf(seen.facets))
}
