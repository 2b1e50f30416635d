import type { Components } from '@selfsame/contract'
import type { Sighting } from '../detector.ts'

const ok = <V>(value: V) => ({ state: 'ok' as const, value })

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0'

/** A person's Chromium as it was measured, with changes. */
export function chromium(changes: Components = {}, headers = chromiumHeaders()): Sighting {
  const components: Components = {
    userAgent: ok(CHROME),
    clientHints: ok({
      brands: [{ brand: 'Not:A-Brand', version: '8' }, { brand: 'Chromium', version: '156' }],
      fullVersionList: [{ brand: 'Chromium', version: '156.0.8078.108' }],
      mobile: false,
      platform: 'Linux',
      architecture: 'x86',
    }),
    platform: ok('Linux x86_64'),
    vendor: ok('Google Inc.'),
    vendorFlavors: ok(['chrome']),
    engineTraits: ok({ evalLength: 33, errorShape: 'stack,message', productSub: '20030107' }),
    languages: ok(['en-US', 'en']),
    timeZone: ok('Europe/Berlin'),
    timeZoneOffsets: ok([-60, -120]),
    screenResolution: ok([1920, 1080]),
    windowSize: ok([945, 1060, 945, 917]),
    devicePixelRatio: ok(1),
    scrollbarWidth: ok(15),
    pointer: ok({ primary: 'fine', any: ['fine'] }),
    touch: ok({ points: 0, event: false, handler: false }),
    plugins: ok(['PDF Viewer']),
    fonts: ok(['Liberation Sans', 'DejaVu Sans']),
    automation: ok({ webdriver: false, traces: [] }),
    integrity: ok([]),
    consoleWatched: ok('nobody'),
    storageAvailability: ok({ local: true, session: true, indexedDb: true }),
    privateFiles: ok('ok'),
    ...changes,
  }
  return { components, headers, at: 1_795_000_000_000 }
}

/** A person's Firefox as it was measured, with changes. */
export function firefox(changes: Components = {}): Sighting {
  const { components, at } = chromium()
  const { clientHints: _, consoleWatched: __, ...rest } = components
  return {
    components: {
      ...rest,
      userAgent: ok(FIREFOX),
      vendor: ok(''),
      vendorFlavors: ok([]),
      engineTraits: ok({ evalLength: 37, errorShape: 'fileName,lineNumber,columnNumber,message', productSub: '20100101' }),
      scrollbarWidth: ok(0),
      ...changes,
    },
    headers: [['User-Agent', FIREFOX], ['Accept', '*/*'], ['Accept-Language', 'en-US,en;q=0.5'], ['Accept-Encoding', 'gzip, deflate, br, zstd'], ['Origin', 'http://shop.example']],
    at,
  }
}

/** Of a cross-origin request to a secure server, in Chromium's order. */
export function chromiumHeaders(userAgent = CHROME): [string, string][] {
  return [
    ['Host', 'id.example.com'],
    ['sec-ch-ua-platform', '"Linux"'],
    ['User-Agent', userAgent],
    ['sec-ch-ua', '"Not:A-Brand";v="8", "Chromium";v="156"'],
    ['Content-Type', 'text/plain;charset=UTF-8'],
    ['Accept', '*/*'],
    ['Origin', 'https://shop.example'],
    ['Sec-Fetch-Site', 'same-site'],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Dest', 'empty'],
    ['Accept-Encoding', 'gzip, deflate, br, zstd'],
    ['Accept-Language', 'en-US,en;q=0.9'],
  ]
}

export { ok }
