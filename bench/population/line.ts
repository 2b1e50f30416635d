import type { ComponentName, Components } from '@selfsame/contract'
import { changeNames, changes } from './changes/index.ts'
import { share } from './draw.ts'
import { headersOf } from './headers.ts'
import { lookOf } from './look.ts'
import { componentsOf } from './withhold.ts'
import type { Browser } from './browser.ts'
import type { Moment } from './changes/change.ts'
import type { Life } from './lives.ts'
import type { World } from './world.ts'

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

const sent = (world: World, life: Life, moment: Moment): Components =>
  life.sent(moment, () => componentsOf(lookOf(world, life.browser, life.at(moment).latent), moment.number))

/** What changed since the visit before, as far as it shows; in the order of the list of changes, the network last. */
function causesOf(world: World, life: Life, moment: Moment): string[] {
  if (moment.number === 0) return ['first']
  const earlier = { at: life.times[moment.number - 1] ?? 0, number: moment.number - 1 }
  const [before, now] = [life.at(earlier), life.at(moment)]
  const changed = changeNames.filter((name) => before.latent[name] !== now.latent[name])
  const [was, is] = changed.length > 0 ? [sent(world, life, earlier), sent(world, life, moment)] : [{}, {}]
  const shows = (name: ComponentName) => JSON.stringify(was[name]) !== JSON.stringify(is[name])
  const [then, today] = [lookOf(world, life.browser, before.latent).release, lookOf(world, life.browser, now.latent).release]
  const update = then.version === today.version ? 'browser-patch' : 'browser-update'
  const causes = changed.filter((name) => changes[name].effects.some(shows)).map((name) => (name === 'browserVersion' ? update : changes[name].cause))
  const moved = before.connection && now.connection && before.connection.prefix !== now.connection.prefix
  return moved ? [...causes, 'network'] : causes
}

/** What is told of a visit beside the visit. */
export interface Telling {
  readonly world: World
  readonly group: number
  readonly causes: boolean
}

export function lineOf(life: Life, moment: Moment, { world, group, causes }: Telling): Line {
  const { latent, connection } = life.at(moment)
  const unheard = share(world.seed, 'headers', life.browser.index, moment.number) < world.assumptions.missing.headers
  return {
    browserId: `b${life.browser.index}`,
    t: new Date(moment.at).toISOString(),
    ...(connection && { ip: connection.ip }),
    headers: unheard ? [] : headersOf(lookOf(world, life.browser, latent)),
    components: sent(world, life, moment),
    class: life.browser.deviceClass,
    causes: causes ? causesOf(world, life, moment) : [],
    group,
  }
}
