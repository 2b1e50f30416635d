import { join } from 'node:path'
import { chromium as patchright } from 'patchright-core'
import { chromium, devices, firefox, type BrowserType, type Page } from 'playwright'
import { chromium as rebrowser } from 'rebrowser-playwright-core'
import { ending, type Drive } from '../drive.ts'
import { installed } from '../start/chromium-command.ts'
import { askedLate, HIDING, QUIET, type Automation } from './automation.ts'

type Options = NonNullable<Parameters<BrowserType['launchPersistentContext']>[1]>

/** Playwright, or what has its shape, with the installed Chromium. */
function drive(options: Options, type: BrowserType = chromium, act?: (page: Page) => Promise<void>): Drive {
  return async (url, { display, folder }) => {
    const context = await type.launchPersistentContext(join(folder, 'profile'), {
      executablePath: installed('chromium'),
      env: { ...(process.env as Record<string, string>), DISPLAY: display },
      ...options,
      args: [...QUIET, ...(options.args ?? [])],
    })
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(act ? askedLate(url) : url)
    await act?.(page)
    return ending(() => context.close())
  }
}

const bidi: Drive = async (url, { display, folder }) => {
  const context = await firefox.launchPersistentContext(join(folder, 'profile'), {
    channel: 'moz-firefox',
    executablePath: installed('firefox'),
    env: { ...(process.env as Record<string, string>), DISPLAY: display },
  })
  await (context.pages()[0] ?? (await context.newPage())).goto(url)
  return ending(() => context.close())
}

async function search(page: Page): Promise<void> {
  await page.click('input')
  await page.keyboard.type('shoes')
  await page.click('button')
}

const UNMARKED: Options = { headless: false, viewport: null, ignoreDefaultArgs: ['--enable-automation'], args: HIDING }

export const playwrights: readonly Automation[] = [
  { name: 'playwright, headless', hardened: false, drive: drive({ headless: true }) },
  { name: 'playwright, headed', hardened: false, drive: drive({ headless: false }) },
  { name: 'playwright, headless, as a phone', hardened: false, drive: drive({ headless: true, ...phone() }) },
  { name: 'playwright, Firefox over BiDi', hardened: false, drive: bidi },
  { name: 'playwright, headed, flags hidden', hardened: true, drive: drive(UNMARKED) },
  { name: 'patchright, headless', hardened: true, drive: drive({ headless: true }, patchright as unknown as BrowserType) },
  { name: 'patchright, headed, whole window', hardened: true, drive: drive({ headless: false, viewport: null }, patchright as unknown as BrowserType) },
  { name: 'patchright, headed, whole window, searches', hardened: true, drive: drive({ headless: false, viewport: null }, patchright as unknown as BrowserType, search) },
  { name: 'rebrowser-playwright, headed, flags hidden', hardened: true, drive: drive(UNMARKED, rebrowser as unknown as BrowserType) },
]

function phone(): Options {
  const { defaultBrowserType: _, ...device } = devices['Pixel 7'] ?? {}
  return device as Options
}
