import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright'
import { type Display, displayFor } from '../display.ts'
import { tempDir } from '../temp-dir.ts'
import { within } from '../timing.ts'
import { CHROMIUM_FLAGS } from './chromium-flags.ts'
import { writeLanguages } from './chromium-preferences.ts'
import { CLOSE_TIMEOUT_MS, LAUNCH_TIMEOUT_MS, NOTHING_EMULATED, SCREEN, WINDOW } from './defaults.ts'
import { NotSupported } from './not-supported.ts'
import { playwrightPage } from './playwright-page.ts'
import { tiedBrowser } from './tied-browser.ts'
import type { BrowserPage, LaunchOptions, RealBrowser, Size, UserAgentOverride } from './types.ts'

/**
 * Starts the installed Chromium.
 *
 * Real: profile, incognito window, headed (on a display in memory), TZ, environment, languages (the profile's
 * preference), window, screen, scale factor and dark scheme (command line). Emulated over the DevTools protocol: the
 * locale of `Intl` (Debian has Chromium's other languages in a package of its own), user agent and client hints.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<RealBrowser> {
  if (options.prefs) throw new NotSupported('chromium', 'about:config is Firefox\'s')
  const installed = tiedBrowser('chromium')
  if (!installed) throw new Error('Chromium is not installed: run `node scripts/setup/index.mjs`')
  const fresh = options.profileDir === undefined ? tempDir('chromium') : undefined
  const profile = options.profileDir ?? fresh?.path ?? ''
  if (options.locale) writeLanguages(profile, options.locale)
  const display = options.headless === false ? await displayFor(options.screen) : undefined
  const context = await chromium.launchPersistentContext(profile, {
    ...NOTHING_EMULATED,
    executablePath: installed.executablePath,
    headless: options.headless ?? true,
    args: commandLine(options),
    ignoreDefaultArgs: ['--hide-scrollbars'],
    env: { ...environment(options, display), ...installed.env },
    timeout: LAUNCH_TIMEOUT_MS,
  })
  if (options.initScript) await context.addInitScript({ content: options.initScript })
  return wrap(context, options, async () => {
    await within(context.close(), CLOSE_TIMEOUT_MS, 'closing Chromium')
    fresh?.remove()
    await display?.stop()
  })
}

function commandLine({ screen = SCREEN, window = WINDOW, ...options }: LaunchOptions): string[] {
  return [
    ...CHROMIUM_FLAGS,
    `--window-size=${window.width},${window.height}`,
    ...(options.headless === false ? [] : [`--screen-info={${screen.width}x${screen.height}}`]),
    ...(options.deviceScaleFactor ? [`--force-device-scale-factor=${options.deviceScaleFactor}`] : []),
    ...(options.colorScheme === 'dark' ? ['--force-dark-mode'] : []),
    ...(options.privateWindow ? ['--incognito'] : []),
    ...(options.args ?? []),
  ]
}

function environment(options: LaunchOptions, display: Display | undefined): Record<string, string> {
  return {
    ...(process.env as Record<string, string>),
    ...display?.env,
    ...(options.timeZone && { TZ: options.timeZone }),
    ...options.env,
  }
}

function wrap(context: BrowserContext, options: LaunchOptions, close: () => Promise<void>): RealBrowser {
  return {
    engine: 'chromium',
    version: context.browser()?.version() ?? '',
    newPage: async (url) => {
      const page = await openPage(context, options)
      if (url) await page.goto(url)
      return page
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function openPage(context: BrowserContext, options: LaunchOptions): Promise<BrowserPage> {
  const page = unusedPage(context) ?? (await context.newPage())
  const protocol = await context.newCDPSession(page)
  if (options.locale) await protocol.send('Emulation.setLocaleOverride', { locale: options.locale })
  if (options.userAgent) await protocol.send('Emulation.setUserAgentOverride', mutable(options.userAgent))
  return playwrightPage(page, (size) => resize(protocol, size))
}

/** A copy whose lists the protocol's types accept. */
function mutable({ userAgent, userAgentMetadata }: UserAgentOverride) {
  const { brands, fullVersionList, formFactors = ['Desktop'] } = userAgentMetadata
  const lists = { brands: [...brands], fullVersionList: [...fullVersionList], formFactors: [...formFactors] }
  return { userAgent, userAgentMetadata: { ...userAgentMetadata, ...lists } }
}

const used = new WeakSet<Page>()

/** The tab that every browser starts with, the first time. */
function unusedPage(context: BrowserContext): Page | undefined {
  const page = context.pages().find((candidate) => !used.has(candidate) && candidate.url() === 'about:blank')
  if (page) used.add(page)
  return page
}

async function resize(protocol: CDPSession, size: Size): Promise<void> {
  const { windowId } = await protocol.send('Browser.getWindowForTarget')
  await protocol.send('Browser.setWindowBounds', { windowId, bounds: { width: size.width, height: size.height } })
}
