import { createHash } from 'node:crypto'
import type { ComponentName } from '@selfsame/contract'
import type { Matcher } from '../../../server/src/learning/matcher.ts'
import { component, joined, linkedTo, newIds, nothingMerged } from './attributes.ts'

/**
 * Our components for those that FingerprintJS 5 hashes, by the names in its documentation. It hashes no user agent, no
 * header and no WebGL scene. Its `domBlockers` are our `contentBlockers`, its `math` our `maths`, its three storages our
 * `storageAvailability`; `cpuClass` and `openDatabase` are gone from browsers.
 */
const HASHED: readonly ComponentName[] = [
  'fonts', 'contentBlockers', 'fontPreferences', 'audio', 'screenFrame', 'canvasGeometry', 'canvasText', 'oscpu', 'languages',
  'colorDepth', 'deviceMemory', 'screenResolution', 'hardwareConcurrency', 'timeZone', 'storageAvailability', 'platform',
  'plugins', 'touch', 'vendor', 'vendorFlavors', 'cookiesEnabled', 'colorGamut', 'invertedColors', 'forcedColors',
  'monochrome', 'contrast', 'reducedMotion', 'reducedTransparency', 'hdr', 'maths', 'pdfViewer', 'floatArchitecture',
  'applePay', 'privateClickMeasurement', 'audioLatency', 'dateTimeLocale', 'webglBasics', 'webglParameters',
  'webglExtensions', 'webglPrecision',
]

/** An exact hash over the stable components, as FingerprintJS makes in the page: one value changed, another visitor. */
export function exactHash(): Matcher {
  const ids = new Map<string, string>()
  const fresh = newIds('hash-')
  return {
    visit(visit) {
      const key = createHash('sha1').update(joined(HASHED.map((name) => component(visit, name)))).digest('base64')
      const known = ids.get(key)
      if (known !== undefined) return linkedTo(known)
      const answer = fresh()
      ids.set(key, answer.visitorId)
      return answer
    },
    merged: nothingMerged,
  }
}
