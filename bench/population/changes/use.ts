import { DAY } from '../calendar.ts'
import { share, stream, weighted } from '../draw.ts'
import { events, past, type Change } from './change.ts'
import type { Browser } from '../browser.ts'

const isPhone = ({ template }: Browser) => template.system === 'ios' || template.system === 'android'
const ZOOMS = [1.1, 1.25, 0.9, 1.5, 0.8, 0.67]

/** Zoom of the page; Safari's shows nowhere. */
export const zoom: Change<number> = {
  cause: 'zoom',
  effects: ['devicePixelRatio', 'screenResolution', 'screenFrame'],
  plan(browser, world) {
    const { zooming, zoomed } = world.assumptions.changes
    const draw = stream(world.seed, 'zoom', browser.index)
    const zooms = !isPhone(browser) && browser.engine !== 'webkit' && !browser.fleet && draw.chance(zooming)
    const factor = draw.pick(ZOOMS)
    return ({ at }) => (zooms && share(world.seed, 'zoomed', browser.index, Math.floor(at / DAY)) < zoomed ? factor : 1)
  },
}

/** Phone or tablet held sideways. */
export const rotated: Change<boolean> = {
  cause: 'rotate',
  effects: ['screenFrame'],
  plan(browser, world) {
    const rate = world.assumptions.changes.rotated * (browser.template.model === 'iPad' ? 6 : 1)
    return ({ number }) => isPhone(browser) && share(world.seed, 'rotated', browser.index, number) < rate
  },
}

/** Arrangement of task bar or dock: 0 as it comes. */
export const frame: Change<number> = {
  cause: 'window',
  effects: ['screenFrame'],
  plan(browser, world) {
    if (isPhone(browser)) return () => 0
    const draw = stream(world.seed, 'frame', browser.machine)
    const pick = () =>
      weighted(
        [
          [0, 70],
          [1, 14],
          [2, 8],
          [3, 5],
          [4, 3],
        ],
        draw.next(),
      )
    const first = browser.plain ? 0 : pick()
    const times = events(world, world.assumptions.changes.frame * browser.restlessness, 'frame', browser.machine)
    const later = times.map(pick)
    return ({ at }) => later[past(times, at) - 1] ?? first
  },
}

/** Do Not Track and Global Privacy Control: bit 0 and bit 1. */
export const privacy: Change<number> = {
  cause: 'privacy-preference',
  effects: ['privacyPreferences'],
  plan({ plain, index, product, restlessness }, world) {
    const draw = stream(world.seed, 'privacy', index)
    const first = (plain || !draw.chance(0.2) ? 0 : 1) | (product === 'brave' || (product === 'firefox' && draw.chance(0.1)) ? 2 : 0)
    const times = events(world, product === 'safari' || product === 'crios' ? 0 : world.assumptions.changes.privacy * restlessness, 'privacy', index)
    return ({ at }) => first ^ (past(times, at) % 2)
  },
}

const LISTS: readonly (readonly [lists: string, weight: number])[] = [
  ['easylist', 55],
  ['easylist,adguard', 12],
  ['easylist,social,cookies', 6],
  ['easylist,cookies', 8],
  ['easylist,german', 5],
  ['adguard', 8],
  ['easylist,social', 6],
]

/** Filter lists in force, comma-joined; none for ''. */
export const blocker: Change<string> = {
  cause: 'blocker',
  effects: ['contentBlockers'],
  plan(browser, world) {
    const draw = stream(world.seed, 'blocker', browser.index)
    const lists = weighted(LISTS, draw.next())
    const has = browser.product === 'brave' || (!browser.plain && draw.chance(isPhone(browser) ? (browser.engine === 'webkit' ? 0.2 : 0.01) : 0.4))
    const able = !(isPhone(browser) && browser.engine === 'blink')
    const times = events(world, able ? world.assumptions.changes.blocker * browser.restlessness : 0, 'blocker', browser.index)
    return ({ at }) => (has !== (past(times, at) % 2 === 1) ? lists : '')
  },
}

/** A private window. */
export const privateWindow: Change<boolean> = {
  cause: 'private',
  effects: [
    'storageQuota',
    'permissions',
    'privacyPreferences',
    'canvasText',
    'canvasGeometry',
    'hardwareConcurrency',
    'screenFrame',
    'screenResolution',
    'audio',
    'webglScene',
  ],
  plan({ index, fleet, protection }, world) {
    const { privateUsers, privateVisits } = world.assumptions.changes
    const does = !fleet && protection !== 'resisting' && share(world.seed, 'private', index) < privateUsers
    // few do it always, most now and then; the mean is kept
    const rate = privateVisits * 2 * share(world.seed, 'how-private', index)
    return ({ number }) => does && share(world.seed, 'private-now', index, number) < rate
  },
}

/** "Request desktop site" on a phone. */
export const desktopSite: Change<boolean> = {
  cause: 'desktop-site',
  effects: ['userAgent', 'clientHints', 'platform'],
  plan(browser, world) {
    const { desktopSiteUsers, desktopSite: rate } = world.assumptions.changes
    const does = isPhone(browser) && share(world.seed, 'desktop-site', browser.index) < desktopSiteUsers
    return ({ number }) => does && share(world.seed, 'desktop-now', browser.index, number) < rate
  },
}
