import type { Components } from '@selfsame/contract'
import { createBrowser, type Browser } from './browser.ts'
import { planLife, type Latent } from './changes/index.ts'
import { planNetwork, type Connection } from './network.ts'
import { visitTimes } from './traffic.ts'
import type { Moment } from './changes/change.ts'
import type { World } from './world.ts'

/** Lives held at most; one that is dropped is made again from its number. */
const HELD = 4_000

export interface Life {
  readonly browser: Browser
  /** Seconds of all visits, in ms since the epoch. */
  readonly times: readonly number[]
  /** Its state and its network at a visit. */
  at(moment: Moment): Lived
  /** What it sends at a visit, made once for that visit and the next. */
  sent(moment: Moment, make: () => Components): Components
}

export interface Lived {
  readonly latent: Latent
  readonly connection: Connection | undefined
}

export function createLife(world: World, index: number, visits: number): Life {
  const browser = createBrowser(world, index)
  const network = planNetwork(browser, world)
  const plan = planLife(browser, world)
  // a visit is compared with the one before: the last two are kept
  const last: (readonly [number, Lived])[] = []
  const made: (readonly [number, Components])[] = []
  return {
    browser,
    times: visitTimes(world, index, visits).map((at) => Math.floor(at / 1_000) * 1_000),
    at(moment) {
      const known = last[moment.number & 1]
      if (known?.[0] === moment.number) return known[1]
      const latent = plan(moment)
      const lived = { latent, connection: network(moment, latent.place >= 0) }
      last[moment.number & 1] = [moment.number, lived]
      return lived
    },
    sent({ number }, make) {
      const known = made[number & 1]
      if (known?.[0] === number) return known[1]
      const components = make()
      made[number & 1] = [number, components]
      return components
    },
  }
}

export interface Lives {
  /** Most lives held at one moment. */
  readonly most: number
  get(index: number): Life
  /** Says that a browser will not come again. */
  end(index: number): void
}

/** The lives that are looked at now, the least recently used one dropped when there are too many. */
export function createLives(world: World, visits: number, held = HELD): Lives {
  const lives = new Map<number, Life>()
  let most = 0
  return {
    get most() {
      return most
    },
    get(index) {
      const life = lives.get(index) ?? createLife(world, index, visits)
      lives.delete(index)
      lives.set(index, life)
      if (lives.size > held) lives.delete(lives.keys().next().value ?? index)
      most = Math.max(most, lives.size)
      return life
    },
    end: (index) => void lives.delete(index),
  }
}
