import { fullVersion } from '../calendar.ts'
import { samsungBase, type Look } from '../look.ts'
import type { Values } from './values.ts'

const WINDOWS = 'Windows NT 10.0; Win64; x64'
const MAC = 'Macintosh; Intel Mac OS X 10_15_7'
const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)'

const DESKTOPS = { windows: WINDOWS, macos: MAC, linux: 'X11; Linux x86_64', ios: MAC, android: 'X11; Linux x86_64' }

/** iOS 26 and newer say 18_7 for ever. */
const iosName = (version: string) => (Number.parseInt(version, 10) >= 26 ? '18_7' : version.replace('.', '_'))

function webkitAgent({ browser, latent, release, system }: Look): string {
  const version = release.version
  if (browser.deviceClass !== 'ios') return `Mozilla/5.0 (${MAC}) ${SAFARI} Version/${version} Safari/605.1.15`
  const desktop = latent.desktopSite || browser.template.model === 'iPad'
  const where = desktop ? MAC : `iPhone; CPU iPhone OS ${iosName(system.version)} like Mac OS X`
  if (browser.product === 'crios')
    return `Mozilla/5.0 (${where}) ${SAFARI} CriOS/${fullVersion(release).replace(/\.\d+$/, '.0')} Mobile/15E148 Safari/604.1`
  return `Mozilla/5.0 (${where}) ${SAFARI} Version/${version} ${desktop ? 'Safari/605.1.15' : 'Mobile/15E148 Safari/604.1'}`
}

/** The user agent, reduced as browsers reduce it today. */
export function userAgent(look: Look): string {
  const { browser, latent, release, system } = look
  const phone = browser.deviceClass === 'android' && !latent.desktopSite
  const os = DESKTOPS[browser.template.system]
  if (browser.engine === 'webkit') return webkitAgent(look)
  if (browser.engine === 'gecko') {
    const version = `${release.major}.0`
    const where = phone ? `Android ${system.major}; Mobile` : browser.template.system === 'macos' ? 'Macintosh; Intel Mac OS X 10.15' : os
    return `Mozilla/5.0 (${where}; rv:${version}) Gecko/${phone ? version : '20100101'} Firefox/${version}`
  }
  const where = phone ? 'Linux; Android 10; K' : os
  const samsung = browser.product === 'samsung' ? `SamsungBrowser/${release.version} ` : ''
  const chromium = browser.product === 'samsung' ? samsungBase(release.major) : release.major
  const suffix = browser.product === 'edge' ? ` Edg/${release.major}.0.0.0` : browser.product === 'opera' ? ` OPR/${release.major - 16}.0.0.0` : ''
  return `Mozilla/5.0 (${where}) ${BLINK} ${samsung}Chrome/${chromium}.0.0.0 ${phone ? 'Mobile ' : ''}Safari/537.36${suffix}`
}

const BRANDS = { chrome: 'Google Chrome', edge: 'Microsoft Edge', brave: 'Brave', opera: 'Opera', samsung: 'Samsung Internet' } as const
const PLATFORMS = { windows: 'Windows', macos: 'macOS', linux: 'Linux', android: 'Android', ios: 'iOS' } as const

export interface Brand {
  readonly brand: string
  readonly version: string
}

/** Brands with full versions, in an order and with a made-up brand that follow from the major version. */
export function brandsOf({ browser, release, engineVersion }: Look): Brand[] {
  const full = browser.product === 'samsung' ? `${engineVersion}.0.7103.125` : fullVersion(release)
  const brand = BRANDS[browser.product as keyof typeof BRANDS] ?? 'Chromium'
  const own =
    browser.product === 'samsung' ? `${release.version}.0.0` : browser.product === 'opera' ? full.replace(/^\d+/, String(release.major - 16)) : full
  const all = [
    { brand: ['Not.A/Brand', 'Not:A-Brand', 'Not_A Brand'][engineVersion % 3] ?? '', version: ['8', '99', '24'][engineVersion % 3] + '.0.0.0' },
    { brand: 'Chromium', version: full },
    { brand, version: own },
  ]
  return [...all.slice(engineVersion % 3), ...all.slice(0, engineVersion % 3)]
}

const majors = (brands: readonly Brand[]) => brands.map(({ brand, version }) => ({ brand, version: version.replace(/\..*/, '') }))

function clientHints(look: Look): Values['clientHints'] {
  const {
    browser: { template, engine, deviceClass },
    latent,
    system,
  } = look
  if (engine !== 'blink') return undefined
  const mobile = deviceClass === 'android' && !latent.desktopSite
  const full = brandsOf(look)
  const arm = template.system === 'macos' && template.gpu.includes('Apple M')
  return {
    brands: majors(full),
    fullVersionList: full,
    mobile,
    platform: deviceClass === 'android' && !mobile ? 'Linux' : PLATFORMS[template.system],
    platformVersion: template.system === 'linux' || (deviceClass === 'android' && !mobile) ? '' : system.version,
    architecture: deviceClass === 'android' ? '' : arm ? 'arm' : 'x86',
    bitness: deviceClass === 'android' ? '' : '64',
    model: mobile ? template.model : '',
    formFactors: [mobile ? 'Mobile' : 'Desktop'],
  }
}

const FLAVORS = {
  chrome: ['chrome'],
  edge: ['chrome'],
  brave: ['chrome', 'brave'],
  opera: ['chrome', 'opr'],
  samsung: ['chrome', 'samsungAr'],
  firefox: [],
  safari: ['safari'],
  crios: ['__gCrWeb'],
}
const TRAITS = {
  blink: { evalLength: 33, errorShape: 'stack,message', productSub: '20030107' },
  gecko: { evalLength: 37, errorShape: 'fileName,lineNumber,columnNumber,message', productSub: '20100101' },
  webkit: { evalLength: 37, errorShape: 'message,line,column,sourceURL,stack', productSub: '20030107' },
}
const GECKO_CPU = { windows: 'Windows NT 10.0; Win64; x64', macos: 'Intel Mac OS X 10.15', linux: 'Linux x86_64', android: 'Linux armv81', ios: '' }

function platform({ browser: { template, deviceClass }, latent }: Look): string {
  if (template.system === 'windows') return 'Win32'
  if (template.system === 'macos') return 'MacIntel'
  if (deviceClass === 'ios') return template.model === 'iPad' || latent.desktopSite ? 'MacIntel' : 'iPhone'
  return deviceClass === 'android' && !latent.desktopSite ? 'Linux armv81' : 'Linux x86_64'
}

/** Who the browser says it is. */
export function identity(look: Look): Values {
  const { browser } = look
  return {
    userAgent: userAgent(look),
    clientHints: clientHints(look),
    platform: platform(look),
    oscpu: browser.engine === 'gecko' ? GECKO_CPU[browser.template.system] : undefined,
    vendor: { blink: 'Google Inc.', gecko: undefined, webkit: 'Apple Computer, Inc.' }[browser.engine],
    vendorFlavors: browser.product === 'safari' && browser.deviceClass === 'ios' ? [] : FLAVORS[browser.product],
    engineTraits: TRAITS[browser.engine],
  }
}
