import { join } from 'node:path'
import { startProcess } from '@selfsame/testing'
import { ending, type Drive } from '../drive.ts'
import { installed, startChromium } from '../start/chromium-command.ts'
import { startFirefox } from '../start/firefox-command.ts'
import { HIDING, QUIET, type Automation } from './automation.ts'

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

const chromium =
  (...args: string[]): Drive =>
  async (url, context) => {
    const browser = await startChromium(url, { ...context, args })
    return ending(() => browser.stop())
  }

const shell: Drive = async (url, { folder, display }) => {
  const args = [...QUIET, `--user-data-dir=${join(folder, 'shell')}`, '--remote-debugging-port=0', url]
  const browser = await startProcess(installed('headlessShell'), { args, env: { DISPLAY: display } })
  return ending(() => browser.stop())
}

const firefox: Drive = async (url, context) => {
  const browser = await startFirefox(url, { ...context, args: ['--headless'] })
  return ending(() => browser.stop())
}

/** Headless browsers that scripts start without any driver, for pictures and PDFs of pages. */
export const commandLines: readonly Automation[] = [
  { name: 'chromium --headless', hardened: false, drive: chromium('--headless=new') },
  { name: 'chromium-headless-shell', hardened: false, drive: shell },
  { name: 'firefox --headless', hardened: false, drive: firefox },
  {
    name: 'chromium --headless, user agent and window set',
    hardened: true,
    drive: chromium('--headless=new', `--user-agent=${CHROME}`, '--window-size=1920,1080', ...HIDING),
  },
]
