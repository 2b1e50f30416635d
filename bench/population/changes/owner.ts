import { DAY } from '../calendar.ts'
import { exponential, share, stream, weighted } from '../draw.ts'
import { INSTALLED_PACKS, type FontPack } from '../tables/desktops.ts'
import { PLACES, placesIn, type Place } from '../tables/places.ts'
import { events, past, type Change } from './change.ts'
import type { Browser } from '../browser.ts'

const isPhone = ({ template }: Browser) => template.system === 'ios' || template.system === 'android'
const HOUR = 3_600_000

/** Packs the owner has installed, comma-joined. */
export const fonts: Change<string> = {
  cause: 'fonts',
  effects: ['fonts'],
  plan(browser, world) {
    if (isPhone(browser)) return () => ''
    const draw = stream(world.seed, 'fonts', browser.machine)
    const packs: FontPack[] = []
    for (
      let count = browser.plain
        ? 0
        : weighted(
            [
              [0, 45],
              [1, 30],
              [2, 15],
              [3, 10],
            ],
            draw.next(),
          );
      count > 0;
      count--
    )
      packs.push(weighted(INSTALLED_PACKS, draw.next()))
    const times = events(world, world.assumptions.changes.fonts * browser.restlessness, 'fonts', browser.machine)
    const added = times.map(() => weighted(INSTALLED_PACKS, draw.next()))
    return ({ at }) => [...new Set([...packs, ...added.slice(0, past(times, at))])].sort().join()
  },
}

/** Where the machine is: index into `PLACES`, -1 at home. A tenth of the trips end nowhere: people move. */
export const place: Change<number> = {
  cause: 'travel',
  effects: ['timeZone', 'timeZoneOffsets'],
  plan(browser, world) {
    const { travel, trip } = world.assumptions.changes
    const draw = stream(world.seed, 'trips', browser.machine)
    // desktops stay where they are
    const rate = isPhone(browser) || browser.template.laptop ? travel : travel / 50
    const trips = events(world, rate * browser.restlessness, 'trips', browser.machine).map((from) => {
      const goal = weighted<Place>(placesIn(browser.place.country, draw.chance(0.7)), draw.next())
      return { from, to: draw.chance(0.03) ? Infinity : from + exponential(draw, trip * DAY), goal: PLACES.findIndex(([each]) => each === goal) }
    })
    return ({ at }) => trips.findLast(({ from, to }) => from <= at && at < to)?.goal ?? -1
  },
}

/** 0 as at first; odd: a language more; each later step changes the order. */
export const languages: Change<number> = {
  cause: 'language',
  effects: ['languages', 'dateTimeLocale'],
  plan({ index, restlessness }, world) {
    const times = events(world, world.assumptions.changes.languages * restlessness, 'languages', index)
    return ({ at }) => past(times, at) % 3
  },
}

/** Contrast, motion, transparency and font settings as a number in 0..7; 0 is how machines come. */
export const settings: Change<number> = {
  cause: 'settings',
  effects: ['contrast', 'forcedColors', 'invertedColors', 'reducedMotion', 'reducedTransparency', 'fontPreferences'],
  plan({ plain, machine, restlessness }, world) {
    const draw = stream(world.seed, 'settings', machine)
    const first = plain
      ? 0
      : weighted(
          [
            [0, 84],
            [1, 6],
            [2, 4],
            [3, 1],
            [4, 4],
            [5, 1],
          ],
          draw.next(),
        )
    const times = events(world, world.assumptions.changes.settings * restlessness, 'settings', machine)
    const later = times.map(() => (draw.chance(0.5) ? 0 : 1 + draw.below(5)))
    return ({ at }) => later[past(times, at) - 1] ?? first
  },
}

/** Whether colours are dark: always, never, or by the hour of the day. */
export const dark: Change<boolean> = {
  cause: 'color-scheme',
  effects: ['colorScheme'],
  plan({ machine, crowd, place: { offsets }, restlessness, fleet }, world) {
    const { autoDark, darkAlways, settings: rate } = world.assumptions.changes
    const mode = fleet
      ? 'light'
      : weighted(
          [
            ['auto', autoDark],
            ['dark', darkAlways],
            ['light', Math.max(0.01, 1 - autoDark - darkAlways)],
          ],
          share(world.seed, 'dark', crowd),
        )
    const times = events(world, rate * restlessness, 'dark', machine)
    return ({ at }) => {
      const hour = Math.floor(at / HOUR - offsets[0] / 60 + 48) % 24
      const night = hour >= 19 || hour < 7
      return (mode === 'auto' ? night : mode === 'dark') !== (past(times, at) % 2 === 1)
    }
  },
}
