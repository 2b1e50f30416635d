import type { ComponentValue } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { browserDetails, type BrowserDetails } from './browser-details.ts'

const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0'
const HEADLESS = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36'
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

type Hints = ComponentValue<'clientHints'>
const hints = (platform: string, platformVersion: string, others: Partial<Hints> = {}): Hints => ({
  brands: [{ brand: 'Not;A=Brand', version: '8' }, { brand: 'Chromium', version: '156' }],
  fullVersionList: [{ brand: 'Not;A=Brand', version: '8.0.0.0' }, { brand: 'Chromium', version: '156.0.7001.2' }],
  mobile: false,
  platform,
  platformVersion,
  ...others,
})
const edgeHints = (platformVersion: string) =>
  hints('Windows', platformVersion, { brands: [{ brand: 'Chromium', version: '156' }, { brand: 'Microsoft Edge', version: '156' }], fullVersionList: [{ brand: 'Chromium', version: '156.0.7001.2' }, { brand: 'Microsoft Edge', version: '156.0.3390.1' }] })

const details = (browser: string, os: string, device = 'Other'): BrowserDetails => {
  const [, name = '', version = ''] = /^(.*) (\S+)$/.exec(browser) ?? []
  const [system = '', osVersion = ''] = os.split(' ')
  const major = version.split('.')[0] ?? ''
  return { browser_name: name, browser_major_version: major, browser_full_version: version, os: system, os_version: osVersion, device }
}

describe('browserDetails', () => {
  it.each([
    ['a user agent alone', EDGE, undefined, details('Microsoft Edge 156.0.0.0', 'Windows 10')],
    ['hints for Windows 11', EDGE, edgeHints('15.0.0'), details('Microsoft Edge 156.0.3390.1', 'Windows 11')],
    ['hints for Windows 10', EDGE, edgeHints('10.0.0'), details('Microsoft Edge 156.0.3390.1', 'Windows 10')],
    ['hints for an older Windows', EDGE, edgeHints('0.3.0'), details('Microsoft Edge 156.0.3390.1', 'Windows 10')],
    ['a headless Chromium', HEADLESS, hints('Linux', '6.1.0'), details('Chrome 156.0.7001.2', 'Linux 6.1.0')],
    ['a phone that hints its model', ANDROID, hints('Android', '16.0.0', { model: 'Pixel 9' }), details('Chrome 156.0.7001.2', 'Android 16.0.0', 'Pixel 9')],
    ['a phone without hints', IPHONE, undefined, details('Safari 18.5', 'iOS 18.5', 'iPhone')],
    ['hints alone', undefined, hints('Linux', ''), details('Chromium 156.0.7001.2', 'Linux')],
    ['hints of another browser than the user agent', IPHONE, hints('Linux', ''), details('Safari 18.5', 'iOS 18.5', 'iPhone')],
    ['no browser at all', 'curl/8.5.0', undefined, details('', '')],
  ])('reads %s', (_what, userAgent, given, expected) => {
    expect(browserDetails(userAgent, given)).toEqual(expected)
  })

  it('says nothing where nothing is known', () => {
    expect(browserDetails(undefined, undefined)).toBeUndefined()
    expect(browserDetails('', undefined)).toBeUndefined()
  })
})
