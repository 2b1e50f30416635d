import { share } from '../draw.ts'
import { DAY } from '../calendar.ts'
import { arrived, lagOf, type Change } from './change.ts'
import type { Browser, Product } from '../browser.ts'
import type { World } from '../world.ts'

const CALENDARS: Record<Product, string> = {
  chrome: 'chrome',
  crios: 'chrome',
  brave: 'chrome',
  opera: 'chrome',
  edge: 'edge',
  firefox: 'firefox',
  samsung: 'samsunginternet_android',
  safari: 'safari',
}

/** The calendar a browser's versions follow; Safari on iOS has none of its own, it comes with the system. */
export const calendarOf = ({ product, deviceClass }: Pick<Browser, 'product' | 'deviceClass'>): string | undefined =>
  product === 'safari' && deviceClass === 'ios' ? undefined : CALENDARS[product]

/** How a browser gets its updates. */
export type Pace = { kind: 'lagging'; meanDays: number } | { kind: 'every-other' } | { kind: 'frozen'; at: number }

export function paceOf(browser: Browser, { seed, start, assumptions: { updates } }: World): Pace {
  const at = share(seed, 'pace', browser.fleet ? browser.crowd : browser.index)
  if (at < updates.frozenShare && !browser.fleet) return { kind: 'frozen', at: start - share(seed, 'froze', browser.index) ** 2 * 500 * DAY }
  const enterprise = browser.fleet ? 0.5 : updates.enterpriseShare
  if (browser.deviceClass === 'desktop' && at < updates.frozenShare + enterprise) return { kind: 'every-other' }
  return { kind: 'lagging', meanDays: at > 1 - updates.slowShare ? updates.slow : updates.quick }
}

/** Index into the product's releases. */
export const browserVersion: Change<number> = {
  cause: 'browser-update',
  effects: ['userAgent', 'clientHints'],
  plan(browser, world) {
    const calendar = calendarOf(browser)
    if (!calendar) return () => 0
    const all = world.releases(calendar)
    const pace = paceOf(browser, world)
    const mean = pace.kind === 'lagging' ? pace.meanDays : world.assumptions.updates.quick
    const lag = (index: number) => {
      const release = all[index]
      if (!release || (pace.kind === 'frozen' && release.at > pace.at)) return Infinity
      if (pace.kind === 'every-other' && release.major % 2 === 1) return Infinity
      return lagOf(mean, world.seed, 'update', browser.fleet ? browser.crowd : browser.index, index)
    }
    return ({ at }) => arrived(all, at, lag)
  },
}
