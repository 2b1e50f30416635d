import type { Detector } from '../detector.ts'
import { claim, engineOf, isDesktop } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

const [ONCE, OFTEN] = [0.7, 1]

/**
 * A mouse pressed the very middle of elements, between two pixels, where a program aims and no mouse points. On macOS pointers do
 * stand between pixels, and programs for people who speak instead of pointing may aim there.
 */
export const aimedPresses: Detector = (sighting) => {
  const [, , aimed = 0] = read(sighting.components, 'gestures') ?? []
  const { system } = claim(sighting)
  if (aimed === 0 || system === 'mac' || engineOf(sighting.components) !== 'blink' || !isDesktop(claim(sighting))) return undefined
  return { weight: aimed > 1 ? OFTEN : ONCE, reason: 'The very middle of elements was pressed, between two pixels of the screen.' }
}
