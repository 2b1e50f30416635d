import { expect, it } from 'vitest'
import { browser } from './browser.ts'

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

it.each([
  ['Chrome, whose user agent others borrow', chrome, { engine: 'blink', version: [156], os: 'linux' }],
  ['Chrome, headless', chrome.replace('Chrome/', 'HeadlessChrome/'), { engine: 'blink', version: [156], os: 'linux' }],
  ['Opera', `${chrome} OPR/120.0.0.0`, { engine: 'blink', browser: 'opera', version: [156], os: 'linux' }],
  [
    'Firefox',
    'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    { engine: 'gecko', browser: 'firefox', version: [153, 0], os: 'linux' },
  ],
  [
    'Safari on an iPhone, the one that tells its system',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1',
    { engine: 'webkit', browser: 'safari', version: [18, 2], os: 'ios', osVersion: [18, 2] },
  ],
] as const)('%s', (_, userAgent, wanted) => {
  expect(browser(userAgent, undefined, undefined)).toEqual(wanted)
})

it('believes client hints over the reduced user agent, and no made-up brand', () => {
  const hints = {
    brands: [],
    fullVersionList: [
      { brand: 'Not;A=Brand', version: '99.0.0.0' },
      { brand: 'Chromium', version: '156.0.8078.73' },
      { brand: 'Microsoft Edge', version: '156.0.3500.1' },
    ],
    mobile: false,
    platform: 'Windows',
    platformVersion: '15.0.0',
  }
  expect(browser(chrome, hints, undefined)).toEqual({
    engine: 'blink',
    browser: 'edge',
    version: [156, 0, 8078, 73],
    os: 'windows',
    osVersion: [15, 0, 0],
  })
})

it('believes the engine itself over the user agent', () => {
  expect(browser(chrome, undefined, { evalLength: 37, errorShape: '', productSub: '20100101' })).toMatchObject({ engine: 'gecko' })
})

it('a visit that tells nothing has no browser', () => {
  expect(browser(undefined, undefined, undefined)).toEqual({})
  expect(browser('curl/8', undefined, undefined)).not.toHaveProperty('version.0', Number.NaN)
})
