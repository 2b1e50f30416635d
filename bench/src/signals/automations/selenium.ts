import { join } from 'node:path'
import { freePort, startProcess } from '@selfsame/testing'
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver'
import type { Options } from 'selenium-webdriver/chrome.js'
import chrome from 'selenium-webdriver/chrome.js'
import { ending, type Drive } from '../drive.ts'
import { installed } from '../start/chromium-command.ts'
import { HIDING, QUIET, type Automation } from './automation.ts'

const READY_MS = 20_000

interface How {
  args?: readonly string[]
  set?: (options: Options) => Options
  prepare?: (driver: WebDriver) => Promise<unknown>
}

/** Selenium with Debian's chromedriver. */
function drive({ args = [], set = (options) => options, prepare }: How): Drive {
  return async (url, { display, folder }) => {
    const port = await freePort()
    const driverProcess = await startProcess(installed('chromedriver'), { args: [`--port=${port}`], env: { DISPLAY: display } })
    await driverProcess.waitForPort(port, READY_MS)
    const options = new chrome.Options()
    options.setBinaryPath(installed('chromium'))
    options.addArguments(...QUIET, `--user-data-dir=${join(folder, 'profile')}`, ...args)
    const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).forBrowser('chrome').setChromeOptions(set(options)).build()
    await prepare?.(driver)
    await driver.get(url)
    return ending(() => driver.quit(), () => driverProcess.stop())
  }
}

const webkit: Drive = async (url, { display }) => {
  const port = await freePort()
  const driverProcess = await startProcess(installed('webkitDriver'), { args: [`--port=${port}`], env: { DISPLAY: display } })
  await driverProcess.waitForPort(port, READY_MS)
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: installed('miniBrowser'), args: ['--automation'] },
  })
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build()
  await driver.get(url)
  return ending(() => driver.quit(), () => driverProcess.kill())
}

const HIDE = `Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => undefined })`

/** The advice of countless answers: no automation switches, and the property overwritten. */
const hidden: How = {
  args: HIDING,
  set: (options) => (options.excludeSwitches('enable-automation') as Options),
  prepare: (driver) => (driver as chrome.Driver).sendDevToolsCommand('Page.addScriptToEvaluateOnNewDocument', { source: HIDE }),
}

export const seleniums: readonly Automation[] = [
  { name: 'selenium, chromedriver, headless', hardened: false, drive: drive({ args: ['--headless=new'] }) },
  { name: 'selenium, chromedriver, headed', hardened: false, drive: drive({}) },
  { name: 'selenium, WebKitGTK', hardened: false, drive: webkit },
  { name: 'selenium, headed, flags hidden', hardened: true, drive: drive(hidden) },
  { name: 'selenium, headless, flags hidden', hardened: true, drive: drive({ ...hidden, args: [...HIDING, '--headless=new', '--window-size=1920,1080'] }) },
]
