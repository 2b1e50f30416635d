import type { Engine } from '@selfsame/testing'
import type { Ground } from './ground.ts'
import { ending, type Drive } from './drive.ts'
import { startChromium } from './start/chromium-command.ts'
import { startFirefox } from './start/firefox-command.ts'
import { startMiniBrowser } from './start/webkit-command.ts'
import { attempt } from './verdicts.ts'

export interface Tally {
  right: number
  wrong: number
  /** The field was left out, or the run failed. */
  absent: number
}

export type PrivateWindows = Record<Engine, { private: Tally; normal: Tally }>

const BROWSERS = {
  firefox: { start: startFirefox, flag: '--private-window', runs: 20 },
  chromium: { start: startChromium, flag: '--incognito', runs: 5 },
  webkit: { start: startMiniBrowser, flag: '--private', runs: 5 },
} as const satisfies Record<Engine, unknown>

const window =
  ({ start, flag }: (typeof BROWSERS)[Engine], isPrivate: boolean): Drive =>
  async (url, context) => {
    const browser = await start(url, { ...context, args: isPrivate ? [flag] : [] })
    return ending(() => browser.stop())
  }

/** Private and normal windows of people's browsers, each from a fresh profile. */
export async function privateWindows(ground: Ground, wanted: (name: string) => boolean): Promise<PrivateWindows> {
  const none = (): Tally => ({ right: 0, wrong: 0, absent: 0 })
  const result: PrivateWindows = { chromium: { private: none(), normal: none() }, firefox: { private: none(), normal: none() }, webkit: { private: none(), normal: none() } }
  for (const [engine, browser] of Object.entries(BROWSERS) as [Engine, (typeof BROWSERS)[Engine]][]) {
    for (const kind of ['private', 'normal'] as const) {
      const name = `${engine}, ${kind} window`
      for (let run = 1; wanted(name) && run <= browser.runs; run++) {
        const outcome = await attempt(ground, { name: `${name}, ${run} of ${browser.runs}`, drive: window(browser, kind === 'private') })
        const told = outcome?.event?.incognito
        result[engine][kind][told === undefined ? 'absent' : told === (kind === 'private') ? 'right' : 'wrong']++
      }
    }
  }
  return result
}
