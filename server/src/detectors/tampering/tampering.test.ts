import { expect, it } from 'vitest'
import { ask } from '../detector.ts'
import { chromium, chromiumHeaders, firefox, ok } from '../tests/sightings.ts'
import { workerDisagrees } from './worker-disagrees.ts'
import { tamperingDetectors, type TamperingDetectorName } from './index.ts'

const fired = (sighting: Parameters<typeof ask>[1]) => ask(tamperingDetectors, sighting).map(({ name }) => name)

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const GPU = { version: 'WebGL 2.0', shadingLanguage: '', vendor: 'WebKit', renderer: 'WebKit WebGL' }
/** All features of `jsFeatures` that Chrome 156 has. */
const FEATURES = '1'.repeat(16) + '0' + '1'.repeat(23)

const CASES: Readonly<Record<TamperingDetectorName, ReturnType<typeof chromium>>> = {
  'altered-functions': chromium({ integrity: ok(['Navigator.userAgent:sr']) }),
  'frame-disagrees': chromium({ integrity: ok(['frame.userAgent']) }),
  'worker-disagrees': chromium({ worker: ok(['hardwareConcurrency']) }),
  'drawing-noise': chromium({ canvasText: { state: 'noised' } }),
  'emptied-hints': chromium({ clientHints: ok({ brands: [], mobile: false, platform: '' }) }, []),
  'client-hints': chromium({ clientHints: ok({ brands: [{ brand: 'Chromium', version: '155' }], mobile: false, platform: 'Linux', architecture: 'x86' }) }),
  'request-user-agent': chromium({}, chromiumHeaders('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/155.0.0.0 Safari/537.36')),
  'request-languages': chromium({ languages: ok(['fr-FR']) }),
  'other-handshake': { ...chromium(), tls: { family: 'firefox', claimed: 'chromium' } },
  engine: firefox({ vendor: ok('Google Inc.') }),
  'engine-version': chromium({ jsFeatures: ok('0'.repeat(40)) }),
  platform: chromium({ platform: ok('Win32') }),
  graphics: chromium({ webglBasics: ok({ ...GPU, vendorUnmasked: 'Google Inc. (NVIDIA)', rendererUnmasked: 'ANGLE (NVIDIA, GeForce GTX 1650 Direct3D11 vs_5_0 ps_5_0)' }) }),
  fonts: chromium({ userAgent: ok(WINDOWS), platform: ok('Win32'), clientHints: { state: 'absent' } }, []),
  'time-zone': chromium({ timeZoneOffsets: ok([-540, -540]) }),
  machine: firefox({ deviceMemory: ok(8) }),
}

it.each(Object.entries(CASES))('%s', (name, sighting) => {
  expect(fired(sighting)).toEqual([name])
})

it('says nothing of browsers as they are', () => {
  expect(fired(chromium({ jsFeatures: ok(FEATURES) }))).toEqual([])
  expect(fired(firefox())).toEqual([])
})

it('says nothing of an iPad that asks for desktop sites: a Mac to pages, an iPad to workers', () => {
  const engineTraits = ok({ evalLength: 37, errorShape: 'line,column,sourceURL', productSub: '20030107' })
  const fired = (worker: string[]) => ask({ workerDisagrees }, { ...firefox({ engineTraits, worker: ok(worker) }), headers: [] }).length
  expect([fired(['platform']), fired(['platform', 'hardwareConcurrency'])]).toEqual([0, 1])
})

it('says nothing of a site\'s own polyfills', () => {
  expect(fired(chromium({ integrity: ok(['Function.toString:sk']) }))).toEqual([])
})

it('says nothing of drawings that Firefox and Brave falsify themselves', () => {
  expect(fired(firefox({ canvasText: { state: 'noised' } }))).toEqual([])
  expect(fired(chromium({ canvasText: { state: 'noised' }, vendorFlavors: ok(['chrome', 'brave']) }))).toEqual([])
})

it('says nothing of a time zone that this server does not know', () => {
  expect(fired(chromium({ timeZone: ok('Mars/Olympus'), timeZoneOffsets: ok([7, 7]) }))).toEqual([])
})

it('says nothing of a handshake that is the browser\'s own, or a program\'s', () => {
  expect(fired({ ...chromium(), tls: { family: 'chromium', claimed: 'chromium' } })).toEqual([])
  expect(fired({ ...chromium(), tls: { family: 'curl', claimed: 'chromium' } })).toEqual([])
})
