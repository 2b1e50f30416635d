import { browserVersion } from './browser-version.ts'
import { desk, driver, graphics, hardware, soundDevice, voices } from './machine.ts'
import { dark, fonts, languages, place, settings } from './owner.ts'
import { systemVersion } from './system-version.ts'
import { blocker, desktopSite, frame, privacy, privateWindow, rotated, zoom } from './use.ts'
import type { Browser } from '../browser.ts'
import type { World } from '../world.ts'
import type { Change, Moment } from './change.ts'

/** Everything that changes, by name. The one list: latents, causes and the bound are read off it. */
export const changes = {
  browserVersion,
  systemVersion,
  driver,
  desk,
  graphics,
  hardware,
  soundDevice,
  voices,
  fonts,
  place,
  languages,
  settings,
  dark,
  zoom,
  rotated,
  frame,
  privacy,
  blocker,
  privateWindow,
  desktopSite,
} as const

export type ChangeName = keyof typeof changes
/** State of a browser at a visit, complete: what it sends follows from this, its template and noise. */
export type Latent = { readonly [N in ChangeName]: ReturnType<ReturnType<(typeof changes)[N]['plan']>> }
export const changeNames = Object.keys(changes) as ChangeName[]

/** A browser's life: its state at any moment. */
export function planLife(browser: Browser, world: World): (moment: Moment) => Latent {
  const plans = changeNames.map((name) => [name, (changes[name] as Change<string | number | boolean>).plan(browser, world)] as const)
  return (moment) => Object.fromEntries(plans.map(([name, plan]) => [name, plan(moment)])) as unknown as Latent
}
