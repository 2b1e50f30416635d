import { normal, share, stream, weighted, zipf } from './draw.ts'
import { android, apple, desktopCount, desktopTemplate, type DeviceClass, type System, type Template } from './machine.ts'
import { LANGUAGES, placesIn, type Place } from './tables/places.ts'
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
  /** What this machine has in common with others in every respect but its network; its own number where with none. */
  readonly crowd: string
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

function placeOf(world: World, where: number | string): Place {
  const { homeCountry, homeShare } = world.assumptions.people
  const draw = stream(world.seed, 'place', where)
  return weighted(placesIn(homeCountry, draw.chance(homeShare)), draw.next())
}

function templateOf(world: World, system: System, draw: Random): Template {
  if (system === 'ios') return apple(draw, world.assumptions.shares.ipad)
  if (system === 'android') return android(draw)
  return desktopTemplate(world.seed, system, zipf(desktopCount(system, world.assumptions), world.assumptions.sharing.exponent, draw.next()))
}

function machineIndex({ seed, assumptions }: World, index: number): number {
  return index % 2 === 1 && share(seed, 'second', index) < 2 * assumptions.people.secondBrowser ? index - 1 : index
}

const FACTORS = { ios: [0.82], macos: [0.8, 0.89, 1.14, 1.25], windows: [0.8, 1.25, 1.5, 0.67], linux: [0.8, 1.25], android: [0.87, 1.15, 1.07, 0.8] } as const

/** The same device with all things shown larger or smaller, as its settings allow. */
function rescaled(template: Template, draw: Random): Template {
  // a phone of Apple's can do it one way, and few ask it to
  const factor = template.system === 'ios' && draw.chance(0.8) ? 1 : draw.pick<number>(FACTORS[template.system])
  const [width, height] = template.screen
  const ratio = template.system === 'ios' || template.system === 'macos' ? template.ratio : Math.round((template.ratio / factor) * 1e4) / 1e4
  return { ...template, screen: [Math.round(width * factor), Math.round(height * factor)], ratio }
}

/** The office of the block that a machine's owner works in; -1: none. */
function officeOf({ seed, assumptions: { people } }: World, machine: number): number {
  return share(seed, 'office', machine) < people.office ? Math.floor(machine / people.officeBlock) : -1
}

/** The household shared with neighbours, a negative number, or one's own. */
function householdOf({ seed, assumptions: { people } }: World, machine: number): number {
  return share(seed, 'household', machine) < people.household ? -2 - Math.floor(machine / 6) : machine
}

/** The crowd a machine belongs to; '' for most. */
function crowdOf({ seed, assumptions: { sharing } }: World, machine: number, system: System): string {
  const alike = system === 'ios' ? sharing.alikeIos : system === 'android' ? sharing.alikeAndroid : sharing.alikeDesktop
  if (share(seed, 'alike', machine) >= alike) return ''
  // of phones by one maker more configurations are common than of anything else
  const count = Math.max(2, Math.round(system === 'ios' ? sharing.crowds : sharing.crowds / 4))
  return `${system}${zipf(count, sharing.crowdExponent, share(seed, 'crowd', machine))}`
}

/**
 * The browser of this number. Depends on the world's seed and the number alone, so that a population's first thousand are
 * the same however many follow.
 */
export function createBrowser(world: World, index: number): Browser {
  const { assumptions, seed } = world
  const machine = machineIndex(world, index)
  const draw = stream(seed, 'machine', machine)
  const own = stream(seed, 'browser', index)
  const temper = stream(seed, 'restless', machine)
  const system = systemOf(world, draw)
  const office = officeOf(world, machine)
  const deviceClass = CLASSES[system]
  const fleet = office >= 0 && system === 'windows' && draw.chance(assumptions.sharing.fleet)
  const crowd = fleet ? `office${office}` : crowdOf(world, machine, system)
  const household = crowd || office >= 0 ? machine : householdOf(world, machine)
  const likeFamily = household < 0 && deviceClass !== 'desktop' && draw.chance(assumptions.sharing.sameModelAtHome)
  const group = crowd || (likeFamily ? `home${household}` : '')
  const sold = templateOf(world, system, group ? stream(seed, 'shared', group, system) : draw)
  const template = crowd || !draw.chance(assumptions.sharing.rescaled) ? sold : rescaled(sold, draw)
  const place = placeOf(world, office >= 0 ? `office${office}` : crowd || household)
  const first = fleet ? 'edge' : productOf(world, system, stream(seed, 'product', crowd || machine))
  const product = machine === index ? first : secondProduct(world, system, first)
  const foreign = draw.chance(assumptions.people.foreignLanguage)
  const spoken = weighted(LANGUAGES[place.country] ?? [], crowd ? 0 : foreign ? draw.next() : draw.next() * 0.7)
  const { resisting, strict } = assumptions.shares
  return {
    index, machine, household, office, deviceClass, product, engine: engineOf(product), template, place, fleet,
    crowd: crowd || String(machine),
    languages: spoken,
    plain: crowd !== '' || draw.chance(assumptions.sharing.plain),
    restlessness: Math.exp(normal(temper) * assumptions.changes.sigma - assumptions.changes.sigma ** 2 / 2),
    protection: product !== 'firefox' ? 'none' : weighted([['resisting', resisting], ['strict', strict], ['none', Math.max(0.01, 1 - resisting - strict)]], own.next()),
  }
}
