import type { Detector } from '../detector.ts'
import { claim, isDesktop } from '../lib/claim.ts'
import { read, resistsFingerprinting } from '../lib/read.ts'

/**
 * A window as large as the screen, or larger, though nothing is docked to the screen's edges: as headless browsers have it, and people in
 * full screen or on a bare desktop. Little on its own.
 */
export const windowIsScreen: Detector = (sighting) => {
  const { components } = sighting
  const [width = 0, height = 0] = read(components, 'windowSize') ?? []
  const [longer, shorter] = read(components, 'screenResolution') ?? [0, 0]
  if (!width || !longer || resistsFingerprinting(components) || !isDesktop(claim(sighting))) return undefined
  const [wide, narrow] = width > height ? [width, height] : [height, width]
  return wide >= longer && narrow >= shorter ? { weight: 0.3, reason: 'The window is as large as the whole screen.' } : undefined
}
