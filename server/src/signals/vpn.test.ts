import { describe, expect, it } from 'vitest'
import type { SignalVisit } from './signal.ts'
import { signalVisit } from './tests/signal-visit.ts'
import { vpn } from './vpn.ts'

const CHROME_ON_WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'
const JA4 = { apple: 't13d2014h2_a09f3c656075_14788d8d241b', chromium: 't13d1516h2_8daaf6152771_02713d6af862' }

const found = (changes: Partial<SignalVisit>) => vpn(signalVisit(changes), {})
const fieldsOf = (changes: Partial<SignalVisit>) => found(changes)?.fields
const clock = (value: string): Pick<SignalVisit, 'components'> => ({ components: { timeZone: { state: 'ok', value } } })
const placed = (timezone?: string, country?: string): Pick<SignalVisit, 'network'> => ({
  network: { listed: {}, geolocation: { ...(timezone && { timezone }), ...(country && { country_code: country }) } },
})

it('is left out where nothing can be told', () => {
  expect(found({})).toBeUndefined()
  expect(found({ ...clock('Europe/Berlin') })).toBeUndefined()
  expect(found({ ...clock('Moon/Crater'), ...placed('Europe/Berlin') })).toBeUndefined()
})

describe('the time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin', 'DE', false],
    ['Europe/Berlin', 'Europe/Paris', 'FR', false], // the same hour
    ['Asia/Kolkata', 'Asia/Calcutta', 'IN', false], // two names
    ['America/Los_Angeles', 'America/New_York', 'US', false], // within one country
    ['America/Los_Angeles', undefined, 'US', false],
    ['Europe/Berlin', 'America/New_York', 'US', true],
    ['Asia/Kolkata', undefined, 'NP', true], // a quarter of an hour
    ['America/Los_Angeles', 'America/New_York', undefined, true],
  ])('%s at an address in %s, %s', (own, zone, country, expected) => {
    const { vpn_methods: methods, vpn: isVpn } = fieldsOf({ ...clock(own), ...placed(zone, country) }) ?? {}
    expect([methods, isVpn]).toEqual([{ timezone_mismatch: expected }, expected])
  })

  it('is that of the visit\'s day', () => {
    const tunis = { ...clock('Africa/Tunis'), ...placed('Europe/Paris', 'FR') } // no summer time in Tunisia
    expect(fieldsOf({ ...tunis, at: Date.UTC(2026, 0, 15) })?.vpn).toBe(false)
    expect(fieldsOf({ ...tunis, at: Date.UTC(2026, 6, 15) })?.vpn).toBe(true)
  })

  it.each([
    ['UTC', 'Europe/Berlin', '1 hour off'],
    ['Asia/Tokyo', 'Europe/Berlin', '8 hours off'],
    ['Asia/Kolkata', 'Asia/Kathmandu', '0.25 hours off'],
  ])('%s at an address in %s is %s', (own, zone, off) => {
    const reason = `The browser's clock is ${off} those where the address is.`
    expect(found({ ...clock(own), ...placed(zone), at: Date.UTC(2026, 0, 15) })?.detectors).toMatchObject([{ name: 'timezone-mismatch', reason }])
  })

  it('is told with the country it lies in', () => {
    expect(fieldsOf({ ...clock('Europe/Berlin'), ...placed('America/New_York', 'US') })).toMatchObject({ vpn_origin_timezone: 'Europe/Berlin', vpn_origin_country: 'DE', vpn_confidence: 'low' })
    expect(fieldsOf({ ...clock('UTC'), ...placed('America/New_York', 'US') })?.vpn_origin_country).toBe('unknown')
  })
})

it('a list alone is enough, and sure', () => {
  const network = { listed: { vpn: { found: true, by: 'some-vpn' }, relay: { found: false } } } as const
  expect(found({ network })).toEqual({
    fields: { vpn: true, vpn_confidence: 'high', vpn_methods: { public_vpn: true, relay: false } },
    detectors: [{ name: 'vpn-list', weight: 1, reason: 'The address is a VPN provider\'s, by some-vpn.' }],
  })
  expect(fieldsOf({ network: { listed: { vpn: { found: false } } } })).toEqual({ vpn: false, vpn_confidence: 'low', vpn_methods: { public_vpn: false } })
})

describe('the operating system', () => {
  it.each<[string, string | undefined, string | undefined, boolean | undefined]>([
    [CHROME_ON_WINDOWS, JA4.chromium, '"Windows"', false],
    [CHROME_ON_WINDOWS, JA4.apple, '"Windows"', true],
    [CHROME_ON_WINDOWS, 't13d0000h2_000000000000_000000000000', undefined, undefined],
    [CHROME_ON_WINDOWS, undefined, '"Linux"', true],
    [CHROME_ON_WINDOWS, undefined, undefined, undefined],
    [CHROME_ON_WINDOWS, undefined, '"BeOS"', undefined],
    [IPHONE, JA4.apple, undefined, false],
    [IPHONE, JA4.chromium, undefined, true],
  ])('%s over %s with %s', (userAgent, tlsFingerprint, platform, expected) => {
    const fields = fieldsOf({ userAgent, ...(tlsFingerprint && { tlsFingerprint }), ...(platform && { headers: [['Sec-CH-UA-Platform', platform]] }) })
    expect(fields?.vpn_methods?.os_mismatch).toBe(expected)
    if (fields) expect(fields.vpn).toBe(false) // not enough by itself
  })
})
