import type { ExplainedDetector } from '@selfsame/contract'
import { engineOf, read } from '../detectors/index.ts'
import { falsifiedIn } from './known/falsified.ts'
import type { Signal } from './signal.ts'

/** A browser that resists fingerprinting: Tor, Firefox with resistFingerprinting, Brave. By what the agent declares falsified. */
export const privacySettings: Signal<'privacy_settings'> = ({ components }) => {
  if (engineOf(components) === undefined) return undefined
  const falsified = falsifiedIn(components)
  const brave = read(components, 'vendorFlavors')?.includes('brave') ?? false
  const detectors: ExplainedDetector[] = [
    ...(falsified > 0 ? [{ name: 'falsified', weight: 1, reason: `${falsified} components are falsified by the browser itself.` }] : []),
    ...(brave ? [{ name: 'brave', weight: 1, reason: 'Brave falsifies for each site and session unless its shields are down.' }] : []),
  ]
  return { fields: { privacy_settings: detectors.length > 0 }, detectors }
}
