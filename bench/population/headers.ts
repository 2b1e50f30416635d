import { brandsOf, userAgent } from './derive/identity.ts'
import { languagesOf } from './derive/surroundings.ts'
import type { Look } from './look.ts'

type Header = readonly [name: string, value: string]
const SITE = 'https://www.example.com'
const ENCODINGS = 'gzip, deflate, br, zstd'

/** `en-US,en;q=0.9,de;q=0.8`; Firefox spreads its weights over the list. */
function acceptLanguage(look: Look): string {
  const {
    browser: { engine },
  } = look
  const list = languagesOf(look)
  const step = engine === 'gecko' ? 1 / Math.max(2, list.length) : 0.1
  return list.map((tag, index) => (index === 0 ? tag : `${tag};q=${Math.max(0.1, Math.round((1 - index * step) * 10) / 10)}`)).join(',')
}

function signals({ latent, browser: { product, engine, protection } }: Look): Header[] {
  const dnt: Header[] = latent.privacy & 1 ? [['dnt', '1']] : []
  const gpc: Header[] =
    (latent.privacy & 2) > 0 || (engine === 'gecko' && (protection !== 'none' || latent.privateWindow)) || product === 'brave'
      ? [['sec-gpc', '1']]
      : []
  return [...dnt, ...gpc]
}

function blink(look: Look): Header[] {
  const {
    browser: { template, product, deviceClass },
    latent,
  } = look
  const mobile = deviceClass === 'android' && !latent.desktopSite
  const brands = brandsOf(look).map(({ brand, version }) => `"${brand}";v="${version.replace(/\..*/, '')}"`)
  const platform = { windows: 'Windows', macos: 'macOS', linux: 'Linux', android: mobile ? 'Android' : 'Linux', ios: 'iOS' }[template.system]
  return [
    ['sec-ch-ua-platform', `"${platform}"`],
    ['user-agent', userAgent(look)],
    ['sec-ch-ua', brands.join(', ')],
    ['content-type', 'text/plain;charset=UTF-8'],
    ['sec-ch-ua-mobile', mobile ? '?1' : '?0'],
    ...signals(look),
    ['accept', '*/*'],
    ...(product === 'brave' ? ([['accept-language', acceptLanguage(look).replace(/;q=.*/, ';q=0.5')]] as const) : []),
    ['origin', SITE],
    ['sec-fetch-site', 'same-site'],
    ['sec-fetch-mode', 'cors'],
    ['sec-fetch-dest', 'empty'],
    ['referer', `${SITE}/`],
    ['accept-encoding', look.engineVersion >= 123 ? ENCODINGS : 'gzip, deflate, br'],
    ...(product === 'brave' ? [] : ([['accept-language', acceptLanguage(look)]] as const)),
    ['priority', 'u=1, i'],
  ]
}

function gecko(look: Look): Header[] {
  return [
    ['user-agent', userAgent(look)],
    ['accept', '*/*'],
    ['accept-language', look.browser.protection === 'resisting' ? 'en-US,en;q=0.5' : acceptLanguage(look)],
    ['accept-encoding', ENCODINGS],
    ['content-type', 'text/plain;charset=UTF-8'],
    ['referer', `${SITE}/`],
    ['origin', SITE],
    ...signals(look),
    ['sec-fetch-dest', 'empty'],
    ['sec-fetch-mode', 'cors'],
    ['sec-fetch-site', 'same-site'],
    ['priority', 'u=4'],
  ]
}

function webkit(look: Look): Header[] {
  return [
    ['content-type', 'text/plain;charset=UTF-8'],
    ['accept', '*/*'],
    ['sec-fetch-site', 'same-site'],
    ['origin', SITE],
    ['sec-fetch-mode', 'cors'],
    ['user-agent', userAgent(look)],
    ['referer', `${SITE}/`],
    ['sec-fetch-dest', 'empty'],
    ['accept-language', acceptLanguage(look)],
    ['accept-encoding', look.engineVersion >= 192 ? ENCODINGS : 'gzip, deflate, br'],
    ['priority', 'u=3, i'],
  ]
}

/** Headers of the agent's request in the order in which the engine sends them. */
export function headersOf(look: Look): Header[] {
  return { blink, gecko, webkit }[look.browser.engine](look)
}
