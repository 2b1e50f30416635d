import { countGroups } from './groups.ts'
import { lineOf, type Line } from './line.ts'
import { createLives } from './lives.ts'
import { schedule } from './schedule.ts'
import { createWorld, type World } from './world.ts'
import { defaultAssumptions, type Assumptions } from './assumptions.ts'
import type { Browser } from './browser.ts'
import type { Latent } from './changes/index.ts'
import type { Connection } from './network.ts'

export type { Line } from './line.ts'

/** A visit with what only the simulator knows of it. */
export interface Simulated {
  readonly world: World
  readonly browser: Browser
  /** Counts this browser's visits from 0. */
  readonly number: number
  /** ms since the epoch */
  readonly at: number
  readonly latent: Latent
  readonly connection: Connection | undefined
  /** Made when first read: latents alone cost a tenth. */
  readonly line: Line
}

export interface Options {
  browsers: number
  /** Mean number of visits of a browser. */
  visits: number
  days?: number
  seed: number
  assumptions?: Assumptions
  /** False: `group` is 0, which saves a pass over all browsers. */
  groups?: boolean
  /** False: `causes` is empty, which saves making the visit before once more. */
  causes?: boolean
}

/** Every visit of a population in order of time, with its latent state. */
export function* simulateFully({
  browsers,
  visits,
  days = 180,
  seed,
  assumptions = defaultAssumptions,
  groups = true,
  causes = true,
}: Options): Generator<Simulated> {
  const world = createWorld({ seed, days, assumptions })
  const lives = createLives(world, visits)
  const group = groups ? countGroups(world, browsers) : () => 0
  const counts = new Uint16Array(browsers)
  for (const { index, at } of schedule(world, browsers, visits)) {
    const life = lives.get(index)
    const { browser } = life
    const number = counts[index] ?? 0
    counts[index] = number + 1
    const { latent, connection } = life.at({ at, number })
    const line = () => lineOf(life, { number, at }, { world, group: group(index), causes })
    let made: Line | undefined
    yield {
      world,
      browser,
      number,
      at,
      latent,
      connection,
      get line() {
        return (made ??= line())
      },
    }
    if (number + 1 >= life.times.length) lives.end(index)
  }
}

/** Every visit of a population in order of time, as lines of a history. The same options give the same lines, to the byte. */
export function* simulate(options: Options): Generator<Line> {
  for (const { line } of simulateFully(options)) yield line
}
