import { join } from 'node:path'
import { FingerprintGenerator } from 'fingerprint-generator'
import { FingerprintInjector } from 'fingerprint-injector'
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core'
import { ending, type Drive } from '../drive.ts'
import { installed } from '../start/chromium-command.ts'
import { HIDING, QUIET } from '../automations/automation.ts'
import type { Recipe } from './recipe.ts'

type Options = NonNullable<ConstructorParameters<typeof FingerprintGenerator>[0]>

const drive =
  (prepare: (page: Page, protocol: CDPSession) => Promise<unknown>): Drive =>
  async (url, { display, folder }) => {
    const browser = await puppeteer.launch({
      executablePath: installed('chromium'),
      headless: false,
      defaultViewport: null,
      userDataDir: join(folder, 'profile'),
      env: { ...process.env, DISPLAY: display },
      ignoreDefaultArgs: ['--enable-automation'],
      args: [...QUIET, ...HIDING],
    })
    const [page = await browser.newPage()] = await browser.pages()
    await prepare(page, await page.createCDPSession())
    await page.goto(url)
    return ending(() => browser.close())
  }

const chrome = (system: string, version = '156') => `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`

const WINDOWS = 'Windows NT 10.0; Win64; x64'

/** Client hints that belong to nothing else said here. */
const hints = (platform: string, version: string) => ({
  brands: [{ brand: 'Chromium', version }, { brand: 'Google Chrome', version }],
  fullVersionList: [{ brand: 'Chromium', version: `${version}.0.1.2` }],
  platform,
  platformVersion: '15.0.0',
  architecture: 'x86',
  bitness: '64',
  model: '',
  mobile: false,
})

const override = (userAgent: string, userAgentMetadata?: ReturnType<typeof hints>): Drive =>
  drive((_, protocol) => protocol.send('Emulation.setUserAgentOverride', { userAgent, ...(userAgentMetadata && { userAgentMetadata }) }))

const cores = drive((_, protocol) => protocol.send('Emulation.setHardwareConcurrencyOverride', { hardwareConcurrency: 16 }))

const injected = (options: Partial<Options>): Drive =>
  drive((page) => new FingerprintInjector().attachFingerprintToPuppeteer(page as never, new FingerprintGenerator().getFingerprint(options)))

/** By the DevTools protocol, and whole profiles by fingerprint-injector. */
export const emulations: readonly Recipe[] = [
  { name: 'user agent alone, DevTools protocol', drive: override(chrome('Macintosh; Intel Mac OS X 10_15_7')) },
  { name: 'client hints alone, DevTools protocol', drive: override(chrome('X11; Linux x86_64'), hints('Windows', '156')) },
  { name: 'older version, DevTools protocol', drive: override(chrome('X11; Linux x86_64', '120'), hints('Linux', '120')) },
  { name: 'whole profile, DevTools protocol', drive: override(chrome(WINDOWS), hints('Windows', '156')) },
  {
    name: 'languages of the request, DevTools protocol',
    drive: drive((page) => page.setExtraHTTPHeaders({ 'accept-language': 'fr-FR,fr;q=0.9' })),
  },
  { name: 'hardwareConcurrency, DevTools protocol', drive: cores },
  { name: 'hardwareConcurrency, DevTools protocol, worker asked for', drive: (url, context) => cores(`${url}&also=worker`, context) },
  { name: 'fingerprint-injector, Chrome on Windows', drive: injected({ browsers: ['chrome'], operatingSystems: ['windows'], devices: ['desktop'] }) },
  { name: 'fingerprint-injector, Edge on Windows', drive: injected({ browsers: ['edge'], operatingSystems: ['windows'], devices: ['desktop'] }) },
  { name: 'fingerprint-injector, Chrome on macOS', drive: injected({ browsers: ['chrome'], operatingSystems: ['macos'], devices: ['desktop'] }) },
  { name: 'fingerprint-injector, Chrome on Android', drive: injected({ browsers: ['chrome'], operatingSystems: ['android'], devices: ['mobile'] }) },
  { name: 'fingerprint-injector, Firefox on Windows', drive: injected({ browsers: ['firefox'], operatingSystems: ['windows'], devices: ['desktop'] }) },
]
