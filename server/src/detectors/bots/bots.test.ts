import { expect, it } from 'vitest'
import { ask } from '../detector.ts'
import { chromium, chromiumHeaders, firefox, ok } from '../tests/sightings.ts'
import { botDetectors, type BotDetectorName } from './index.ts'

const fired = (sighting: Parameters<typeof ask>[1]) => ask(botDetectors, sighting).map(({ name }) => name)

const HINTS = { brands: [{ brand: 'Chromium', version: '156' }], mobile: false, platform: 'Linux' }
const without = (...names: string[]) => chromiumHeaders().filter(([name]) => !names.includes(name.toLowerCase()))

const CASES: Readonly<Record<BotDetectorName, ReturnType<typeof chromium>>> = {
  'webdriver-flag': chromium({ automation: ok({ webdriver: true, traces: [] }) }),
  'webdriver-hidden': chromium({ integrity: ok(['Navigator.webdriver:sr']) }),
  'automation-traces': chromium({ automation: ok({ webdriver: false, traces: ['cdc_'] }) }),
  'headless-name': chromium({}, chromiumHeaders('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36')),
  'http-library': chromium({}, chromiumHeaders('curl/7.88.1')),
  'bare-request': chromium({}, without('sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest')),
  'no-rendering': chromium(
    Object.fromEntries(['canvasGeometry', 'canvasText', 'webglBasics', 'audio', 'cssFeatures'].map((name) => [name, { state: 'absent' as const }])),
  ),
  'altered-body': { ...chromium(), asMade: false },
  'forceless-presses': chromium({ gestures: ok([1, 1, 0]) }),
  'aimed-presses': chromium({ gestures: ok([2, 0, 2]) }),
  'notifications-denied': chromium({ automation: ok({ webdriver: false, traces: [], notifications: 'denied' }), permissions: ok('pppp') }),
  'console-listener': chromium({ consoleWatched: ok('listener') }),
  'program-handshake': { ...chromium(), tls: { family: 'curl', claimed: 'chromium' } },
  'other-sender': chromium({}, chromiumHeaders('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36')),
  'no-pointer': chromium({ pointer: ok({ primary: 'none', any: ['none'] }) }),
  'page-outgrows-window': chromium({ windowSize: ok([780, 580, 800, 600]) }),
  evasions: chromium({ integrity: ok(['Permissions.query:p']) }),
  'emptied-hints': chromium({ clientHints: ok(HINTS) }),
  'missing-parts': chromium({ vendorFlavors: ok([]), plugins: ok([]) }),
  'header-order': chromium({}, [...without('accept-language'), ['accept-language', 'en'], ['accept', '*/*']]),
  'hidden-scrollbar': chromium({ scrollbarWidth: ok(0) }),
  'window-is-screen': chromium({ windowSize: ok([1920, 1080, 1920, 937]) }),
  'smallest-screen': chromium({ screenResolution: ok([800, 600]), windowSize: ok([780, 580, 780, 437]) }),
}

it.each(Object.entries(CASES))('%s', (name, sighting) => {
  expect(fired(sighting)).toEqual([name])
})

it('says nothing of people\'s browsers', () => {
  expect(fired(chromium())).toEqual([])
  expect(fired(firefox())).toEqual([])
})

it('says nothing of a mouse as hands move it, nor of a body as the agent made it', () => {
  expect(fired({ ...chromium({ gestures: ok([9, 0, 0]) }), asMade: true })).toEqual([])
  expect(fired(firefox({ gestures: ok([9, 9, 9]) }))).toEqual([])
})

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const onMac = (...gestures: [number, number, number]) => chromium({ userAgent: ok(MAC), gestures: ok(gestures) }, chromiumHeaders(MAC))

it('takes one press in the middle for less than a program, and none on a Mac for anything', () => {
  const [once] = ask(botDetectors, chromium({ gestures: ok([1, 0, 1]) }))
  expect(once).toMatchObject({ name: 'aimed-presses', weight: 0.7 })
  expect(fired(onMac(2, 0, 2))).toEqual([])
})

it.each([[1, 1], [5, 2], [3, 3]])('takes presses without pressure on a Mac for less than a program: of %i %i', (presses, forceless) => {
  // A tablet's pen that Chromium takes for a mouse: its side buttons are pressed in the air.
  expect(ask(botDetectors, onMac(presses, forceless, 0))).toMatchObject([{ name: 'forceless-presses', weight: 0.7 }])
})

it('says nothing of a request without headers, as in old records', () => {
  expect(fired(chromium({}, []))).toEqual([])
})

it('expects no word of a request\'s purpose from an insecure page', () => {
  const insecure = without('sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest').map(([name, value]): [string, string] => [name, name === 'Origin' ? 'http://shop.example' : value])
  expect(fired(chromium({}, insecure))).toEqual([])
})

it('takes docked developer tools with calls not followed for less than a program', () => {
  const [docked] = ask(botDetectors, chromium({ consoleWatched: ok('listener'), windowSize: ok([945, 1060, 390, 917]) }))
  expect(docked).toMatchObject({ name: 'console-listener', weight: 0.5 })
})

it('minds no window of a browser that resists fingerprinting, of a phone, or of a zoomed page', () => {
  const size = ok<[number, number, number, number]>([1400, 900, 1500, 1000])
  expect(fired(firefox({ windowSize: size, pointer: { state: 'noised' } }))).toEqual([])
  expect(fired(chromium({ windowSize: size, devicePixelRatio: ok(0.9) }))).toEqual([])
})

it('says nothing of a handshake that is the browser\'s own, or another browser\'s', () => {
  expect(fired({ ...chromium(), tls: { family: 'chromium', claimed: 'chromium' } })).toEqual([])
  expect(fired({ ...chromium(), tls: { family: 'firefox', claimed: 'chromium' } })).toEqual([])
})
