import { normal, share, stream, weighted, zipf } from './draw.ts'
import { android, apple, type DeviceClass, type System, type Template } from './machine.ts'
import { LANGUAGES, PLACES, type Place } from './tables/places.ts'
import type { Random } from '../src/random.ts'
import type { World } from './world.ts'

export type Product = 'chrome' | 'edge' | 'brave' | 'opera' | 'samsung' | 'firefox' | 'safari' | 'crios'
export type Engine = 'blink' | 'gecko' | 'webkit'

/** What a browser is for life. Two browsers of one `machine` share the person, the place and everything of the machine. */
export interface Browser {
  readonly index: number
  /** Index of the first browser on this machine. */
  readonly machine: number
  /** Whose line it is at home; equal numbers, one household. */
  readonly household: number
  /** Office by number; -1: none. */
  readonly office: number
  readonly deviceClass: DeviceClass
  readonly product: Product
  readonly engine: Engine
  readonly template: Template
  readonly place: Place
  readonly languages: readonly string[]
  /** Owner has touched nothing. */
  readonly plain: boolean
  /** Set up by a company: all alike. */
  readonly fleet: boolean
  /** Multiplies every rate of change; mean 1. */
  readonly restlessness: number
  /** Firefox's protections. */
  readonly protection: 'none' | 'strict' | 'resisting'
}

const CLASSES: Record<System, DeviceClass> = { windows: 'desktop', macos: 'desktop', linux: 'desktop', ios: 'ios', android: 'android' }

export function engineOf(product: Product): Engine {
  if (product === 'firefox') return 'gecko'
  return product === 'safari' || product === 'crios' ? 'webkit' : 'blink'
}

function systemOf({ assumptions: { shares } }: World, draw: Random): System {
  const desktop = 1 - shares.ios - shares.android
  return weighted<System>(
    [
      ['ios', shares.ios],
      ['android', shares.android],
      ['macos', desktop * shares.macos],
      ['linux', desktop * shares.linux],
      ['windows', desktop * (1 - shares.macos - shares.linux)],
    ],
    draw.next(),
  )
}

function productOf(world: World, system: System, draw: Random): Product {
  const { shares } = world.assumptions
  const at = draw.next()
  if (system === 'ios') return at < shares.chromeOnIos ? 'crios' : 'safari'
  if (system === 'android') return weighted<Product>([['samsung', shares.samsung], ['firefox', shares.firefoxAndroid], ['chrome', 1 - shares.samsung - shares.firefoxAndroid]], at)
  if (system === 'macos' && draw.chance(shares.safariOnMac)) return 'safari'
  const edge = system === 'windows' ? shares.edge : 0
  const firefox = system === 'linux' ? Math.min(0.5, shares.firefox * 4) : shares.firefox
  return weighted<Product>(
    [['edge', edge], ['firefox', firefox], ['brave', shares.brave], ['opera', shares.opera], ['chrome', Math.max(0.05, 1 - edge - firefox - shares.brave - shares.opera)]],
    at,
  )
}

/** Another browser than the first one on the machine. */
function secondProduct(world: World, system: System, first: Product): Product {
  for (let turn = 0; turn < 20; turn++) {
    const product = productOf(world, system, stream(world.seed, 'second', first, system, turn))
    if (product !== first && !(system === 'android' && product === 'samsung')) return product
  }
  return first === 'chrome' ? 'firefox' : 'chrome'
}

function placeOf(world: World, household: number): Place {
  const { homeCountry, homeShare } = world.assumptions.people
  const draw = stream(world.seed, 'place', household)
  const home = draw.chance(homeShare)
  return weighted(PLACES.filter(([{ country }]) => (country === homeCountry) === home), draw.next())
}

function templateOf(world: World, system: System, draw: Random): Template {
  if (system === 'ios') return apple(draw, world.assumptions.shares.ipad)
  if (system === 'android') return android(draw)
  const all = world.desktops[system]
  const template = all[zipf(all.length, world.assumptions.sharing.exponent, draw.next())]
  if (!template) throw new RangeError(`no template of ${system}`)
  return template
}

function machineIndex({ seed, assumptions }: World, index: number): number {
  return index % 2 === 1 && share(seed, 'second', index) < 2 * assumptions.people.secondBrowser ? index - 1 : index
}

/** Where a machine's owner belongs: an office of the block, a household of its neighbours, or neither. */
function circle({ seed, assumptions: { people } }: World, machine: number) {
  const draw = stream(seed, 'circle', machine)
  const block = Math.floor(machine / people.officeBlock)
  const office = draw.chance(people.office) ? block : -1
  const shared = office < 0 && draw.chance(people.household)
  return { office, household: shared ? -2 - Math.floor(machine / 6) : machine }
}

/**
 * The browser of this number. Depends on the world's seed and the number alone, so that a population's first thousand are
 * the same however many follow.
 */
export function createBrowser(world: World, index: number): Browser {
  const { assumptions, seed } = world
  const machine = machineIndex(world, index)
  const { office, household } = circle(world, machine)
  const draw = stream(seed, 'machine', machine)
  const own = stream(seed, 'browser', index)
  const temper = stream(seed, 'restless', machine)
  const system = systemOf(world, draw)
  const deviceClass = CLASSES[system]
  const fleet = office >= 0 && system === 'windows' && draw.chance(assumptions.sharing.fleet)
  const likeFamily = household < 0 && deviceClass !== 'desktop' && draw.chance(assumptions.sharing.sameModelAtHome)
  const group = fleet ? `office${office}` : likeFamily ? `home${household}` : ''
  const template = templateOf(world, system, group ? stream(seed, 'shared', group, system) : draw)
  const place = placeOf(world, office >= 0 ? 1_000_000_000 + office : household)
  const first = fleet ? 'edge' : productOf(world, system, stream(seed, 'product', machine))
  const product = machine === index ? first : secondProduct(world, system, first)
  const foreign = draw.chance(assumptions.people.foreignLanguage)
  const spoken = weighted(LANGUAGES[place.country] ?? [], fleet ? 0 : foreign ? draw.next() : draw.next() * 0.7)
  const { resisting, strict } = assumptions.shares
  return {
    index, machine, household, office, deviceClass, product, engine: engineOf(product), template, place, fleet,
    languages: spoken,
    plain: fleet || draw.chance(assumptions.sharing.plain),
    restlessness: Math.exp(normal(temper) * assumptions.changes.sigma - assumptions.changes.sigma ** 2 / 2),
    protection: product !== 'firefox' ? 'none' : weighted([['resisting', resisting], ['strict', strict], ['none', Math.max(0.01, 1 - resisting - strict)]], own.next()),
  }
}
