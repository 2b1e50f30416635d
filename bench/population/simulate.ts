import type { Components } from '@selfsame/contract'
import { changeNames, changes, type Latent } from './changes/index.ts'
import { countGroups } from './groups.ts'
import { headersOf } from './headers.ts'
import { createLives, type Life } from './lives.ts'
import { lookOf } from './look.ts'
import { schedule } from './schedule.ts'
import { componentsOf } from './withhold.ts'
import { createWorld, type World } from './world.ts'
import { defaultAssumptions, type Assumptions } from './assumptions.ts'
import type { Browser } from './browser.ts'
import type { Connection } from './network.ts'

/** One line of a history; the last three fields are truth, for evaluation only. */
export interface Line {
  browserId: string
  /** ISO 8601 with Z */
  t: string
  ip?: string
  headers: (readonly [name: string, value: string])[]
  components: Components
  class: Browser['deviceClass']
  causes: string[]
  group: number
}

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
}

function causesOf(world: World, life: Life, number: number, [latent, connection]: readonly [Latent, Connection | undefined]): string[] {
  if (number === 0) return ['first']
  const moment = { at: life.times[number - 1] ?? 0, number: number - 1 }
  const before = life.latent(moment)
  const found = changeNames.filter((name) => before[name] !== latent[name]).map((name) => changes[name].cause as string)
  const [was, is] = [lookOf(world, life.browser, before), lookOf(world, life.browser, latent)]
  const causes = found.map((cause) => (cause === 'browser-update' && was.release.major === is.release.major && was.release.version === is.release.version ? 'browser-patch' : cause))
  const prefix = life.connection(moment, before)?.prefix
  return connection && prefix && prefix !== connection.prefix ? [...causes, 'network'] : causes
}

interface Visit {
  readonly number: number
  readonly at: number
  readonly latent: Latent
  readonly connection: Connection | undefined
}

function lineOf(world: World, life: Life, { number, at, latent, connection }: Visit, group: number): Line {
  const look = lookOf(world, life.browser, latent)
  return {
    browserId: `b${life.browser.index}`,
    t: new Date(at).toISOString(),
    ...(connection && { ip: connection.ip }),
    headers: headersOf(look),
    components: componentsOf(look, number),
    class: life.browser.deviceClass,
    causes: causesOf(world, life, number, [latent, connection]),
    group,
  }
}

/** Every visit of a population in order of time, with its latent state. */
export function* simulateFully({ browsers, visits, days = 180, seed, assumptions = defaultAssumptions, groups = true }: Options): Generator<Simulated> {
  const world = createWorld({ seed, days, assumptions })
  const lives = createLives(world, visits)
  const group = groups ? countGroups(world, browsers) : () => 0
  const counts = new Uint16Array(browsers)
  for (const { index, at } of schedule(world, browsers, visits)) {
    const life = lives.get(index)
    const { browser } = life
    const number = counts[index] ?? 0
    counts[index] = number + 1
    const latent = life.latent({ at, number })
    const connection = life.connection({ at, number }, latent)
    const line = () => lineOf(world, life, { number, at, latent, connection }, group(index))
    let made: Line | undefined
    yield {
      world, browser, number, at, latent, connection,
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
