import { createBrowser, type Browser } from './browser.ts'
import { planLife, type Latent } from './changes/index.ts'
import { planNetwork, type Connection } from './network.ts'
import { visitTimes } from './traffic.ts'
import type { Moment } from './changes/change.ts'
import type { World } from './world.ts'

/** Lives held at most; one that is dropped is made again from its number. */
const HELD = 20_000

export interface Life {
  readonly browser: Browser
  /** Seconds of all visits, in ms since the epoch. */
  readonly times: readonly number[]
  latent(moment: Moment): Latent
  connection(moment: Moment, latent: Latent): Connection | undefined
}

export function createLife(world: World, index: number, visits: number): Life {
  const browser = createBrowser(world, index)
  const network = planNetwork(browser, world)
  return {
    browser,
    times: visitTimes(world, index, visits).map((at) => Math.floor(at / 1_000) * 1_000),
    latent: planLife(browser, world),
    connection: (moment, latent) => network(moment, latent.place >= 0),
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
