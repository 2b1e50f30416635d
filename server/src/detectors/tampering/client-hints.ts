import type { ComponentValue } from '@selfsame/contract'
import type { Detector, Sighting } from '../detector.ts'
import { claim, type SystemName } from '../lib/claim.ts'
import { header, read } from '../lib/read.ts'

const PLATFORMS: Readonly<Record<string, SystemName>> = {
  Windows: 'windows',
  macOS: 'mac',
  Linux: 'linux',
  Android: 'android',
  iOS: 'ios',
  'Chrome OS': 'chromeos',
  'Chromium OS': 'chromeos',
}

type Hints = ComponentValue<'clientHints'>

/** Chrome's version among the brands; other brands count their own. */
const chromium = (brands: Hints['brands']) => Number.parseInt(brands.find(({ brand }) => brand === 'Chromium')?.version ?? '', 10)

/** What hints say against the user agent, in words. */
function contradictions(sighting: Sighting, hints: Hints): string[] {
  const { engine, version, system } = claim(sighting)
  const [brands, full] = [chromium(hints.brands), chromium(hints.fullVersionList ?? [])]
  const platform = PLATFORMS[hints.platform]
  return [
    ...(engine !== undefined && engine !== 'blink' ? ['engine'] : []),
    ...(engine === 'blink' && version !== undefined && Number.isFinite(brands) && brands !== version ? ['version'] : []),
    ...(Number.isFinite(full) && Number.isFinite(brands) && full !== brands ? ['full version'] : []),
    ...(platform && system && platform !== system ? ['system'] : []),
    ...(hints.mobile && (system === 'windows' || system === 'mac' || system === 'linux') ? ['form'] : []),
    ...(headerPlatform(sighting) !== undefined && headerPlatform(sighting) !== hints.platform ? ['request'] : []),
  ]
}

/** `"Linux"` with its quotation marks off; undefined where the request had none. */
const headerPlatform = (sighting: Sighting) => header(sighting, 'sec-ch-ua-platform')?.replace(/^"|"$/g, '')

/** User-agent client hints, in page and request, contradict the user agent or each other. */
export const clientHints: Detector = (sighting) => {
  const hints = read(sighting.components, 'clientHints')
  if (!hints) return undefined
  const found = contradictions(sighting, hints)
  return found.length > 0 ? { weight: 1, reason: `Client hints contradict the user agent or the request: ${found.join(', ')}.` } : undefined
}
