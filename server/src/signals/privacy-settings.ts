import type { ComponentName, ExplainedDetector } from '@selfsame/contract'
import { engineOf, read } from '../detectors/index.ts'
import type { Signal } from './signal.ts'

/** What browsers falsify for all their users alike, or for each anew, where they resist fingerprinting. */
const FALSIFIED: readonly ComponentName[] = ['hardwareConcurrency', 'timeZone', 'pointer', 'screenResolution', 'devicePixelRatio', 'audio', 'canvasText']
const SEVERAL = 3

/** A browser that resists fingerprinting: Tor, Firefox with resistFingerprinting, Brave. By what the agent declares falsified. */
export const privacySettings: Signal<'privacy_settings'> = ({ components }) => {
  if (engineOf(components) === undefined) return undefined
  const noised = FALSIFIED.filter((name) => components[name]?.state === 'noised')
  const brave = read(components, 'vendorFlavors')?.includes('brave') ?? false
  const detectors: ExplainedDetector[] = [
    ...(noised.length >= SEVERAL ? [{ name: 'falsified', weight: 1, reason: `${noised.length} components are falsified by the browser itself.` }] : []),
    ...(brave ? [{ name: 'brave', weight: 1, reason: 'Brave falsifies for each site and session unless its shields are down.' }] : []),
  ]
  return { fields: { privacy_settings: detectors.length > 0 }, detectors }
}
