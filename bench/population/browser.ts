import { belongingOf, machineIndex, type Belonging, type Drawn } from './belonging.ts'
import { normal, stream, weighted, zipf } from './draw.ts'
import { rescaled } from './rescaled.ts'
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
  if (system === 'android')
    return weighted<Product>(
      [
        ['samsung', shares.samsung],
        ['firefox', shares.firefoxAndroid],
        ['chrome', 1 - shares.samsung - shares.firefoxAndroid],
      ],
      at,
    )
  if (system === 'macos' && draw.chance(shares.safariOnMac)) return 'safari'
  const edge = system === 'windows' ? shares.edge : 0
  const firefox = system === 'linux' ? Math.min(0.5, shares.firefox * 4) : shares.firefox
  return weighted<Product>(
    [
      ['edge', edge],
      ['firefox', firefox],
      ['brave', shares.brave],
      ['opera', shares.opera],
      ['chrome', Math.max(0.05, 1 - edge - firefox - shares.brave - shares.opera)],
    ],
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

/** What a machine is: its crowd's or family's model or one of its own, shown at the size its owner likes. */
function machineOf(world: World, { crowd, household }: Belonging, { system, draw }: Drawn): Template {
  const { sharing } = world.assumptions
  const alike = household < 0 && CLASSES[system] !== 'desktop' && draw.chance(sharing.sameModelAtHome)
  const group = crowd || (alike ? `home${household}` : '')
  const sold = templateOf(world, system, group ? stream(world.seed, 'shared', group, system) : draw)
  return crowd || !draw.chance(sharing.rescaled) ? sold : rescaled(sold, draw)
}

function protectionOf({ seed, assumptions }: World, index: number): Browser['protection'] {
  const { resisting, strict } = assumptions.shares
  const at = stream(seed, 'browser', index).next() * Math.max(1, resisting + strict)
  return at < resisting ? 'resisting' : at < resisting + strict ? 'strict' : 'none'
}

/**
 * The browser of this number. Depends on the world's seed and the number alone, so that a population's first thousand are
 * the same however many follow.
 */
export function createBrowser(world: World, index: number): Browser {
  const { assumptions, seed } = world
  const machine = machineIndex(world, index)
  const draw = stream(seed, 'machine', machine)
  const system = systemOf(world, draw)
  const belonging = belongingOf(world, machine, { system, draw })
  const { office, crowd, household, fleet } = belonging
  const template = machineOf(world, belonging, { system, draw })
  const place = placeOf(world, office >= 0 ? `office${office}` : crowd || household)
  const first = fleet ? 'edge' : productOf(world, system, stream(seed, 'product', crowd || machine))
  const product = machine === index ? first : secondProduct(world, system, first)
  const foreign = draw.chance(assumptions.people.foreignLanguage)
  const languages = weighted(LANGUAGES[place.country] ?? [], crowd ? 0 : foreign ? draw.next() : draw.next() * 0.7)
  const { sigma } = assumptions.changes
  return {
    index,
    machine,
    household,
    office,
    fleet,
    product,
    template,
    place,
    languages,
    deviceClass: CLASSES[system],
    engine: engineOf(product),
    crowd: crowd || String(machine),
    plain: crowd !== '' || draw.chance(assumptions.sharing.plain),
    restlessness: Math.exp(normal(stream(seed, 'restless', machine)) * sigma - sigma ** 2 / 2),
    protection: product === 'firefox' ? protectionOf(world, index) : 'none',
  }
}
