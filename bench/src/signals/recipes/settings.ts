import { ending, type Drive } from '../drive.ts'
import { startChromium } from '../start/chromium-command.ts'
import { startFirefox, type Prefs } from '../start/firefox-command.ts'
import type { Recipe } from './recipe.ts'

const flags =
  (...args: string[]): Drive =>
  async (url, context) => {
    const browser = await startChromium(url, { ...context, args })
    return ending(() => browser.stop())
  }

const prefs =
  (values: Prefs): Drive =>
  async (url, context) => {
    const browser = await startFirefox(url, { ...context, prefs: values })
    return ending(() => browser.stop())
  }

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0'

/** By the browser's own switches: nothing is overwritten in the page. */
export const settings: readonly Recipe[] = [
  {
    name: 'user agent, command line',
    drive: flags('--user-agent=Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'),
  },
  { name: 'user agent of Firefox, about:config', drive: prefs({ 'general.useragent.override': WINDOWS }) },
  {
    name: 'whole profile, about:config',
    drive: prefs({
      'general.useragent.override': WINDOWS,
      'general.platform.override': 'Win32',
      'general.oscpu.override': 'Windows NT 10.0; Win64; x64',
      'general.appversion.override': '5.0 (Windows)',
    }),
  },
]
