import { expect, it } from 'vitest'
import { bot } from './bot.ts'
import { tampering } from './tampering.ts'
import { signalOptions, signalVisit } from './tests/signal-visit.ts'

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0'
const WEBKITGTK = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15'
const CHROME_ON_TABLET = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 13_5) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0 Version/17.1 Safari/605.1.15'
const CHROME_ON_PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0 Mobile/15E148 Safari/604.1'

const ja4 = (ciphers: string) => `t13d1516h2_${ciphers}_b186095e22b6`
const [CHROMIUM_TLS, FIREFOX_TLS, APPLE_TLS, CURL_TLS, GO_TLS] = ['8daaf6152771', '5b57614c22b0', 'a09f3c656075', 'e8f1e7e78f70', 'f57a46bbacb6'].map((ciphers) => ja4(ciphers ?? ''))

/** Detectors of the handshake that fired. */
function fired(userAgent: string | undefined, tlsFingerprint: string | undefined, options = signalOptions): string[] {
  const visit = signalVisit({
    ...(userAgent !== undefined && { userAgent, components: { userAgent: { state: 'ok', value: userAgent } } }),
    ...(tlsFingerprint !== undefined && { tlsFingerprint }),
    options,
  })
  const reasons = [...(bot(visit, {})?.detectors ?? []), ...(tampering(visit)?.detectors ?? [])]
  return reasons.map(({ name }) => name).filter((name) => name.endsWith('-handshake'))
}

it.each([
  [CHROME, CURL_TLS, 'program-handshake'],
  [FIREFOX, GO_TLS, 'program-handshake'],
  [CHROME_ON_PHONE, CURL_TLS, 'program-handshake'],
  [CHROME, FIREFOX_TLS, 'other-handshake'],
  [FIREFOX, CHROMIUM_TLS, 'other-handshake'],
  [CHROME_ON_PHONE, CHROMIUM_TLS, 'other-handshake'],
])('%s cannot have made %s: %s', (userAgent, fingerprint, name) => {
  expect(fired(userAgent, fingerprint)).toEqual([name])
})

it.each([
  ['its own', CHROME, CHROMIUM_TLS],
  ['its own', FIREFOX, FIREFOX_TLS],
  ['Apple\'s, as all browsers of its phones', CHROME_ON_PHONE, APPLE_TLS],
  ['Apple\'s, as all browsers of its tablets', CHROME_ON_TABLET, APPLE_TLS],
  ['not known', CHROME, ja4('000000000000')],
  ['of a form that is not known', CHROME, 'e7d705a3286e19ea42f587b344ee6865'],
  ['not told', CHROME, undefined],
  ['a program\'s, as the user agent\'s', 'curl/7.88.1', CURL_TLS],
  ['not to be compared: nobody knows which the browser makes', WEBKITGTK, CURL_TLS],
  ['not to be compared: no user agent came', undefined, CURL_TLS],
])('says nothing where it is %s', (_why, userAgent, fingerprint) => {
  expect(fired(userAgent, fingerprint)).toEqual([])
})

it('knows what the operator named', () => {
  const options = { ...signalOptions, tlsFamilies: { e7d705a3286e19ea42f587b344ee6865: 'okhttp' } }
  expect(fired(CHROME, 'e7d705a3286e19ea42f587b344ee6865', options)).toEqual(['program-handshake'])
})

it('is no verdict alone: gateways make connections anew', () => {
  const visit = signalVisit({ userAgent: CHROME, components: { userAgent: { state: 'ok', value: CHROME } }, tlsFingerprint: CURL_TLS ?? '' })
  expect(bot(visit, {})).toMatchObject({ fields: { bot: 'not_detected' }, detectors: [{ name: 'program-handshake', weight: 0.8 }] })
  expect(bot({ ...visit, headers: [['user-agent', CHROME]] }, {})).toMatchObject({ fields: { bot: 'bad', bot_type: 'http_client' } })
})
