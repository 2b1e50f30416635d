import { createLife } from '../lives.ts'
import { createTable } from './tables.ts'
import { facetsOf, flipping, type Facets } from './facets.ts'
import type { Connection } from '../network.ts'
import type { World } from '../world.ts'

/** First of the same world's browsers that are looked at: past those of any population. */
const BEHIND = 1_000_002

export interface Newcomers {
  /** Probability that a newcomer looks so. */
  look(facets: Facets): number
  /** Probability of a state among browsers of this kind. */
  state(facets: Facets, name: (typeof flipping)[number]): number
  /** Probability that a newcomer or a browser on a new network comes from there. */
  address(connection: Connection, ip: boolean): number
}

const versions = ({ clocks }: Facets) =>
  [clocks.browserVersion[1] - clocks.browserVersion[0], clocks.systemVersion[1] - clocks.systemVersion[0]].join()
const flipsOf = ({ flips }: Facets) => flipping.map((name) => flips[name]).join()

/**
 * What newcomers look like: the same world's next browsers, counted. What is for life is counted whole; the state given
 * that, drawn towards the state given the kind.
 */
export function countNewcomers(world: World, drawn: number): Newcomers {
  const keys = new Map<string, number>()
  const [states, whole, lags] = [createTable(), createTable(), createTable()]
  const prefixes = new Map<string, number>()
  for (let index = BEHIND; index < BEHIND + drawn; index++) {
    const life = createLife(world, index, 1)
    const at = life.times[0] ?? world.start
    const { latent, connection } = life.at({ at, number: 0 })
    const facets = facetsOf({ world, browser: life.browser, latent, at })
    keys.set(facets.key, (keys.get(facets.key) ?? 0) + 1)
    whole.add(facets.key, flipsOf(facets))
    for (const name of flipping) states.add(`${name} ${facets.kind}`, facets.flips[name])
    lags.add(facets.kind, versions(facets))
    if (connection) prefixes.set(connection.prefix, (prefixes.get(connection.prefix) ?? 0) + 1)
  }
  return {
    look(facets) {
      const count = keys.get(facets.key) ?? 0
      return ((count + 0.02) / drawn) * whole.probability(facets.key, flipsOf(facets)) * lags.probability(facets.kind, versions(facets))
    },
    state: (facets, name) => states.probability(`${name} ${facets.kind}`, facets.flips[name]),
    address: ({ prefix }, ip) => ((prefixes.get(prefix) ?? 0) + 0.05) / drawn / (ip ? 254 : 1),
  }
}
