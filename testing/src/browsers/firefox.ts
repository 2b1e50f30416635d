import { type BrowserContext, firefox } from 'playwright'
import { displayFor } from '../display.ts'
import { tempDir } from '../temp-dir.ts'
import { within } from '../timing.ts'
import { CLOSE_TIMEOUT_MS, LAUNCH_TIMEOUT_MS, NOTHING_EMULATED, SCREEN, WINDOW } from './defaults.ts'
import { writeWindowSize } from './firefox-window.ts'
import { languageList } from './languages.ts'
import { NotSupported } from './not-supported.ts'
import { osLocale } from './os-locale.ts'
import { playwrightPage } from './playwright-page.ts'
import { tiedBrowser } from './tied-browser.ts'
import type { LaunchOptions, RealBrowser } from './types.ts'

/**
 * Starts the installed Firefox over WebDriver BiDi.
 *
 * Everything is real: profile, private window, headed, TZ, about:config (languages, scale factor, dark scheme), the
 * system's locale, window and screen. A display is given to headless runs too, as WebGL needs one.
 */
export async function launchFirefox(options: LaunchOptions = {}): Promise<RealBrowser> {
  if (options.userAgent) throw new NotSupported('firefox', 'it has no client hints to override')
  const installed = tiedBrowser('firefox')
  if (!installed) throw new Error('Firefox is not installed: run `node scripts/setup/index.mjs`')
  const fresh = options.profileDir === undefined ? tempDir('firefox') : undefined
  const profile = options.profileDir ?? fresh?.path ?? ''
  writeWindowSize(profile, options.window ?? WINDOW)
  const display = await displayFor(options.headless === false ? options.screen : undefined)
  const context = await firefox.launchPersistentContext(profile, {
    ...NOTHING_EMULATED,
    channel: 'moz-firefox',
    executablePath: installed.executablePath,
    headless: options.headless ?? true,
    args: commandLine(options),
    env: { ...(process.env as Record<string, string>), ...display.env, ...(await environment(options)), ...installed.env },
    firefoxUserPrefs: preferences(options),
    timeout: LAUNCH_TIMEOUT_MS,
  })
  if (options.initScript) await context.addInitScript({ content: options.initScript })
  return wrap(context, async () => {
    await within(context.close(), CLOSE_TIMEOUT_MS, 'closing Firefox')
    fresh?.remove()
    await display.stop()
  })
}

function commandLine({ privateWindow, args = [] }: LaunchOptions): string[] {
  return [...(privateWindow ? ['-private-window'] : []), ...args]
}

async function environment({ screen = SCREEN, locale, timeZone, env }: LaunchOptions): Promise<Record<string, string>> {
  return {
    MOZ_HEADLESS_WIDTH: String(screen.width),
    MOZ_HEADLESS_HEIGHT: String(screen.height),
    ...(locale && (await osLocale(locale))),
    ...(timeZone && { TZ: timeZone }),
    ...env,
  }
}

function preferences({ locale, deviceScaleFactor, colorScheme, prefs }: LaunchOptions): Record<string, string | number | boolean> {
  return {
    ...(locale && { 'intl.accept_languages': languageList(locale).join(), 'intl.regional_prefs.use_os_locales': true }),
    ...(deviceScaleFactor && { 'layout.css.devPixelsPerPx': String(deviceScaleFactor) }),
    ...(colorScheme && { 'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1 }),
    ...prefs,
  }
}

function wrap(context: BrowserContext, close: () => Promise<void>): RealBrowser {
  let [first] = context.pages()
  return {
    engine: 'firefox',
    version: context.browser()?.version() ?? '',
    newPage: async (url) => {
      const opened = first ?? (await context.newPage())
      first = undefined
      const page = playwrightPage(opened, async () => {
        // BiDi's way of resizing pretends another screen as well.
        throw new NotSupported('firefox', 'a window is resized by starting it again, with the same profileDir and another window')
      })
      if (url) await page.goto(url)
      return page
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
