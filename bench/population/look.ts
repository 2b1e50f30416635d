import { calendarOf } from './changes/browser-version.ts'
import { PLACES, type Place } from './tables/places.ts'
import type { Browser } from './browser.ts'
import type { Release } from './calendar.ts'
import type { Latent } from './changes/index.ts'
import type { World } from './world.ts'

/** All that the derived components read: who, in what state, at which versions. */
export interface Look {
  readonly world: World
  readonly browser: Browser
  readonly latent: Latent
  /** The browser's release; on iOS Safari's, which is the system's. */
  readonly release: Release
  readonly system: Release
  readonly place: Place
  /** Number that the engine's epochs are counted by: Chromium's or Firefox's major, `versionNumber` of WebKit. */
  readonly engineVersion: number
  /** The same for the system. */
  readonly systemNumber: number
}

const NONE: Release = { version: '0', major: 0, patch: 0, at: 0 }

/** Apple went from 18 to 26 at once. */
const SKIPPED = 7

/** 10 * major + minor, without the majors that never were: one number per release that grows by a few. */
export function versionNumber(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major >= 26 ? major - SKIPPED : major) * 10 + Math.min(9, minor)
}

/** Chromium's major version that a Samsung Internet of this number is made of. */
export const samsungBase = (major: number): number => 136 + 6 * (major - 29)

export function lookOf(world: World, browser: Browser, latent: Latent): Look {
  const calendar = calendarOf(browser)
  const system = world.releases(browser.template.system)[latent.systemVersion] ?? NONE
  const release = (calendar && world.releases(calendar)[latent.browserVersion]) || system
  const numbered = {
    blink: browser.product === 'samsung' ? samsungBase(release.major) : release.major,
    gecko: release.major,
    webkit: versionNumber(browser.product === 'crios' ? system.version : release.version),
  }
  return {
    world,
    browser,
    latent,
    release,
    system,
    place: PLACES[latent.place]?.[0] ?? browser.place,
    engineVersion: numbered[browser.engine],
    systemNumber: versionNumber(system.version),
  }
}
