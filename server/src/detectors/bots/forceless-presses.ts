import type { Detector } from '../detector.ts'
import { claim, engineOf, isDesktop } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/**
 * A mouse button went down without pressure. Chromium says 0.5 of every button that is down, and what a program said of one that it
 * presses by the DevTools protocol: nothing, as a rule.
 */
export const forcelessPresses: Detector = (sighting) => {
  const [, forceless = 0] = read(sighting.components, 'gestures') ?? []
  return forceless > 0 && engineOf(sighting.components) === 'blink' && isDesktop(claim(sighting))
    ? { weight: 1, reason: 'A mouse button was pressed by the DevTools protocol, not by a mouse.' }
    : undefined
}
