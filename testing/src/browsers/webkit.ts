import type { WebDriver } from 'selenium-webdriver'
import { displayFor } from '../display.ts'
import { WINDOW } from './defaults.ts'
import { NotSupported } from './not-supported.ts'
import { osLocale } from './os-locale.ts'
import type { LaunchOptions, RealBrowser } from './types.ts'
import { resize, webkitPage } from './webkit-page.ts'
import { startWebKit } from './webkit-session.ts'

/** A minimal system has no language at all (`C`), which no visitor's has. */
const DEFAULT_LOCALE = 'en-US'

/**
 * Starts the installed WebKitGTK (MiniBrowser) through WebKitWebDriver.
 *
 * Everything is real: TZ, the system's locale, GDK_SCALE, GTK_THEME, window, screen, private mode. A driven MiniBrowser
 * keeps nothing on disk, so that every start is a fresh profile.
 */
export async function launchWebKit(options: LaunchOptions = {}): Promise<RealBrowser> {
  refuse(options)
  const display = await displayFor(options.screen)
  const session = await startWebKit({
    args: [...(options.privateWindow ? ['--private'] : []), ...(options.args ?? [])],
    env: { ...display.env, ...(await environment(options)) },
  })
  const { driver } = session
  const close = async () => {
    await session.close()
    await display.stop()
  }
  try {
    await resize(driver, options.window ?? WINDOW)
    const version = String((await driver.getCapabilities()).get('browserVersion'))
    return { engine: 'webkit', version, newPage: pageOpener(driver), close, [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}

function refuse({ headless, profileDir, userAgent, prefs, initScript, deviceScaleFactor = 1 }: LaunchOptions): void {
  const no = (reason: string) => {
    throw new NotSupported('webkit', reason)
  }
  if (headless) no('it always draws to a display')
  if (profileDir) no('a driven MiniBrowser keeps no profile')
  if (userAgent) no('it has no client hints to override')
  if (prefs) no("about:config is Firefox's")
  if (initScript) no('WebKitWebDriver cannot run a script before those of the page')
  if (!Number.isInteger(deviceScaleFactor)) no('GTK scales by whole numbers only')
}

async function environment(options: LaunchOptions): Promise<Record<string, string>> {
  const { locale = DEFAULT_LOCALE, timeZone, deviceScaleFactor, colorScheme, env } = options
  return {
    ...(await osLocale(locale)),
    ...(timeZone && { TZ: timeZone }),
    ...(deviceScaleFactor && { GDK_SCALE: String(deviceScaleFactor) }),
    ...(colorScheme && { GTK_THEME: colorScheme === 'dark' ? 'Adwaita:dark' : 'Adwaita' }),
    ...env,
  }
}

/** The window that every browser starts with serves the first page; later pages get a tab. */
function pageOpener(driver: WebDriver): RealBrowser['newPage'] {
  let first = true
  return async (url) => {
    if (!first) await driver.switchTo().newWindow('tab')
    first = false
    const page = webkitPage(driver, await driver.getWindowHandle())
    if (url) await page.goto(url)
    return page
  }
}
