import type { Detector } from '../detector.ts'
import { claim, engineOf, isDesktop } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

const [ENOUGH, ON_MAC] = [1, 0.7]

/**
 * A mouse button went down without pressure. Chromium says 0.5 of every button that is down, and what a program said of one that it
 * presses by the DevTools protocol: nothing, as a rule. On macOS it passes on what a tablet says of its pen, which is nothing for the
 * pen's side buttons, and takes the pen for a mouse in a page that opened after it came near the tablet: there it is not enough alone.
 */
export const forcelessPresses: Detector = (sighting) => {
  const [, forceless = 0] = read(sighting.components, 'gestures') ?? []
  if (forceless === 0 || engineOf(sighting.components) !== 'blink' || !isDesktop(claim(sighting))) return undefined
  return claim(sighting).system === 'mac'
    ? { weight: ON_MAC, reason: 'A mouse button was pressed without pressure, by the DevTools protocol or by a tablet\'s pen.' }
    : { weight: ENOUGH, reason: 'A mouse button was pressed by the DevTools protocol, not by a mouse.' }
}
