import type { Detector } from '../detector.ts'
import { claim, engineOf, isDesktop } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** Desktop Chromium has its own object in `window`, and plug-ins unless their user turned PDF files off. */
export const missingParts: Detector = (sighting) => {
  const { components } = sighting
  if (engineOf(components) !== 'blink' || !isDesktop(claim(sighting))) return undefined
  const flavors = read(components, 'vendorFlavors')
  const plugins = read(components, 'plugins')
  const weight = (flavors && !flavors.includes('chrome') ? 0.4 : 0) + (plugins?.length === 0 ? 0.2 : 0)
  return weight > 0 ? { weight, reason: 'Parts are missing that a desktop browser of this make has.' } : undefined
}
