import type { Detector } from '../detector.ts'
import { claim, engineOf, type SystemName } from '../lib/claim.ts'
import { read, resistsFingerprinting } from '../lib/read.ts'

/** Fonts that a system always has, and those that only another one has. */
const OWN: Readonly<Partial<Record<SystemName, RegExp>>> = { windows: /^Segoe UI$/, mac: /^(?:Helvetica Neue|Geneva|Monaco|Menlo)/ }
const OF_LINUX = /^(?:Liberation|DejaVu|Ubuntu|Cantarell|FreeSans)/

/** A claimed system without its own fonts. Where another one's lie instead, it is sure. */
export const fonts: Detector = (sighting) => {
  const { system } = claim(sighting)
  const found = read(sighting.components, 'fonts')
  const own = system && OWN[system]
  // Gecko under protection and WebKit show a few fonts only, whatever the machine has.
  if (!own || !found || resistsFingerprinting(sighting.components) || engineOf(sighting.components) !== 'blink') return undefined
  if (found.some((font) => own.test(font))) return undefined
  const linux = found.filter((font) => OF_LINUX.test(font)).length
  return linux > 1
    ? { weight: 1, reason: 'The fonts are those of Linux, and none of the claimed system\'s is there.' }
    : { weight: 0.4, reason: 'None of the claimed system\'s own fonts is there.' }
}
