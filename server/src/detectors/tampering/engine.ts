import type { Detector } from '../detector.ts'
import { claim, engineOf } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

const VENDORS = { blink: 'Google Inc.', gecko: '', webkit: 'Apple Computer, Inc.' } as const

/** The script engine is not that of the browser in the user agent, or the vendor is not the engine's. */
export const engine: Detector = (sighting) => {
  const real = engineOf(sighting.components)
  const claimed = claim(sighting).engine
  if (!real || !claimed) return undefined
  if (real !== claimed) return { weight: 1, reason: 'The script engine is another one than the user agent names.' }
  const [vendor, traits] = [read(sighting.components, 'vendor'), read(sighting.components, 'engineTraits')]
  const productSub = real === 'gecko' ? '20100101' : '20030107'
  return (vendor !== undefined && vendor !== VENDORS[real]) || (traits && traits.productSub !== productSub)
    ? { weight: 0.8, reason: 'Vendor or product number are not those of this engine.' }
    : undefined
}
