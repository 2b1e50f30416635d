import { lookOf, type Look } from '../look.ts'
import { changeNames, type ChangeName, type Latent } from '../changes/index.ts'
import { geckoName, graphicsOf } from '../derive/graphics.ts'
import { calendarOf } from '../changes/browser-version.ts'
import type { Browser } from '../browser.ts'
import type { Simulated } from '../simulate.ts'
import type { World } from '../world.ts'

/** What moves forwards by a calendar. */
export type Clocked = 'browserVersion' | 'systemVersion'
export type Flipping = Exclude<ChangeName, Clocked>
export const flipping = changeNames.filter((name): name is Flipping => name !== 'browserVersion' && name !== 'systemVersion')

/** A visit as the bound sees it: what never changes, what flips, what moves by a calendar. */
export interface Facets {
  readonly kind: string
  /** Everything of the browser that is for life and can be seen. */
  readonly key: string
  readonly flips: Readonly<Record<Flipping, string>>
  /** Index of the release, and of the newest there is. */
  readonly clocks: Readonly<Record<Clocked, readonly [now: number, newest: number]>>
}

/** Of the template what this engine lets through. */
function visible(look: Look): unknown[] {
  const { template, engine } = look.browser
  const chip = graphicsOf({ ...look, latent: { ...look.latent, graphics: 0 } })
  const common = [template.system, template.screen, template.ratio, template.frame, template.fonts, template.touch]
  if (engine === 'webkit') return [...common, template.quota, template.model === 'iPad', chip.family, template.cores >= 8]
  if (engine === 'gecko') return [...common, geckoName(chip, look), template.cores]
  return [...common, template.gpu, template.cores, template.memory, template.quota, template.model]
}

function flipsOf(look: Look): Record<Flipping, string> {
  const {
    world,
    browser: { engine, template },
    latent,
  } = look
  const flips = Object.fromEntries(flipping.map((name) => [name, String(latent[name])])) as Record<Flipping, string>
  const maker = `driver ${graphicsOf(look).maker}`
  const driven = latent.driver * 3
  // a driver shows by what it draws alone
  flips.driver = template.system === 'windows' ? [world.epoch('webglScene', maker, driven), world.epoch('webglParameters', maker, driven)].join() : ''
  if (engine !== 'blink') flips.hardware = ''
  flips.place = look.place.timeZone
  return flips
}

const newest = (world: World, product: string | undefined, at: number) =>
  product ? world.releases(product).findLastIndex((release) => release.at <= at) : 0

/** Kind of browser by which rates are told apart. */
export const kindOf = ({ deviceClass, engine, template, product }: Browser): string =>
  [deviceClass, engine, template.laptop ? 'laptop' : template.model === 'iPad' ? 'pad' : '', product === 'brave' ? 'brave' : ''].join(' ')

export function facetsOf({ world, browser, latent, at }: Pick<Simulated, 'world' | 'browser' | 'at'> & { latent: Latent }): Facets {
  const look = lookOf(world, browser, latent)
  const { product, protection, languages, template } = browser
  // Firefox hides the release of a desktop's system
  const hidden = browser.engine === 'gecko' && browser.deviceClass === 'desktop'
  return {
    kind: kindOf(browser),
    key: JSON.stringify([product, protection, browser.engine === 'webkit' ? languages[0] : languages, visible(look)]),
    flips: flipsOf(look),
    clocks: {
      browserVersion: [latent.browserVersion, newest(world, calendarOf(browser), at)],
      systemVersion: hidden ? [0, 0] : [latent.systemVersion, newest(world, template.system, at)],
    },
  }
}
