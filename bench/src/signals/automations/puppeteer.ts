import { join } from 'node:path'
import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core'
import { KnownDevices } from 'puppeteer-core'
import rebrowser from 'rebrowser-puppeteer-core'
import { addExtra } from 'puppeteer-extra'
import stealth from 'puppeteer-extra-plugin-stealth'
import { FingerprintInjector } from 'fingerprint-injector'
import { FingerprintGenerator } from 'fingerprint-generator'
import { ending, type Drive } from '../drive.ts'
import { installed } from '../start/chromium-command.ts'
import { askedLate, HIDING, QUIET, type Automation } from './automation.ts'

type Launcher = Pick<typeof puppeteer, 'launch'>
type Prepare = (page: Page) => Promise<unknown>

interface How extends LaunchOptions {
  launcher?: Launcher
  /** What is done to the page before it loads. */
  prepare?: Prepare
  /** What is done on the page before it asks who that is. */
  act?: Prepare
}

/** Puppeteer, or what has its shape, with the installed Chromium. */
function drive({ launcher = puppeteer, prepare, act, args = [], ...options }: How): Drive {
  return async (url, { display, folder }) => {
    const browser: Browser = await launcher.launch({
      executablePath: installed('chromium'),
      userDataDir: join(folder, 'profile'),
      env: { ...process.env, DISPLAY: display },
      ...options,
      args: [...QUIET, ...args],
    })
    const [page = await browser.newPage()] = await browser.pages()
    await prepare?.(page)
    await page.goto(act ? askedLate(url) : url)
    await act?.(page)
    return ending(() => browser.close())
  }
}

const firefox: Drive = async (url, { display }) => {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: installed('firefox'), env: { ...process.env, DISPLAY: display } })
  const page = await browser.newPage()
  await page.goto(url)
  return ending(() => browser.close())
}

const withoutHeadless: Prepare = async (page) => page.setUserAgent({ userAgent: (await page.browser().userAgent()).replace('Headless', '') })
const rebrowserWithoutHeadless: Prepare = async (page) => {
  const userAgent = (await page.browser().userAgent()).replace('Headless', '')
  await (page.setUserAgent as unknown as (userAgent: string) => Promise<void>).call(page, userAgent)
}
const injected: Prepare = async (page) => {
  const fingerprint = new FingerprintGenerator().getFingerprint({ browsers: ['chrome'], operatingSystems: ['windows'], devices: ['desktop'] })
  await new FingerprintInjector().attachFingerprintToPuppeteer(page as never, fingerprint)
}

const search: Prepare = async (page) => {
  await page.click('input')
  await page.keyboard.type('shoes')
  await page.click('button')
}

/** Puppeteer with the plugin; its types name the full puppeteer package, of an older version. */
function stealthy(): Launcher {
  const extra = addExtra(puppeteer as never)
  extra.use(stealth())
  return extra as unknown as Launcher
}

const FULL = { headless: false, defaultViewport: null } as const
const UNMARKED = { ...FULL, ignoreDefaultArgs: ['--enable-automation'], args: HIDING }

export const puppeteers: readonly Automation[] = [
  { name: 'puppeteer, headless', hardened: false, drive: drive({}) },
  { name: 'puppeteer, headed', hardened: false, drive: drive({ headless: false }) },
  { name: 'puppeteer, headed, whole window', hardened: false, drive: drive(FULL) },
  { name: 'puppeteer, headless, as a phone', hardened: false, drive: drive({ prepare: (page) => page.emulate(KnownDevices['iPhone 13']) }) },
  { name: 'puppeteer, headless shell', hardened: false, drive: drive({ headless: 'shell', executablePath: installed('headlessShell') }) },
  { name: 'puppeteer, Chromium over BiDi', hardened: false, drive: drive({ protocol: 'webDriverBiDi' }) },
  { name: 'puppeteer, Firefox over BiDi', hardened: false, drive: firefox },
  { name: 'puppeteer, headless, user agent set', hardened: true, drive: drive({ args: HIDING, prepare: withoutHeadless }) },
  { name: 'puppeteer, headed, flags hidden', hardened: true, drive: drive(UNMARKED) },
  { name: 'puppeteer-extra stealth, headless', hardened: true, drive: (url, context) => drive({ launcher: stealthy() })(url, context) },
  { name: 'puppeteer-extra stealth, headed', hardened: true, drive: (url, context) => drive({ launcher: stealthy(), ...UNMARKED })(url, context) },
  { name: 'puppeteer with fingerprint-injector', hardened: true, drive: drive({ args: HIDING, prepare: injected }) },
  {
    name: 'rebrowser-puppeteer, headless, user agent set',
    hardened: true,
    drive: drive({ launcher: rebrowser as unknown as Launcher, args: HIDING, prepare: rebrowserWithoutHeadless }),
  },
  { name: 'rebrowser-puppeteer, headed, flags hidden', hardened: true, drive: drive({ launcher: rebrowser as unknown as Launcher, ...UNMARKED }) },
  { name: 'rebrowser-puppeteer, headed, flags hidden, searches', hardened: true, drive: drive({ launcher: rebrowser as unknown as Launcher, ...UNMARKED, act: search }) },
]
