import type { Detector } from '../detector.ts'
import { claim, isDesktop } from '../lib/claim.ts'
import { read, resistsFingerprinting } from '../lib/read.ts'

/** The screen that headless Chromium makes up; no desktop of the last twenty years was sold with it. */
export const smallestScreen: Detector = (sighting) => {
  const [longer, shorter] = read(sighting.components, 'screenResolution') ?? []
  return longer === 800 && shorter === 600 && !resistsFingerprinting(sighting.components) && isDesktop(claim(sighting))
    ? { weight: 0.2, reason: 'The screen has the size that headless browsers make up.' }
    : undefined
}
