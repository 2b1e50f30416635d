import type { Detector } from '../detector.ts'
import { claim, engineOf } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** Chromium that falsifies drawings: of its browsers Brave alone does so by itself. */
export const drawingNoise: Detector = (sighting) => {
  const { components } = sighting
  const noised = components.canvasText?.state === 'noised' || components.canvasGeometry?.state === 'noised'
  const brave = read(components, 'vendorFlavors')?.includes('brave') ?? true
  return noised && !brave && engineOf(components) === 'blink' && claim(sighting).common
    ? { weight: 0.9, reason: 'Drawings are falsified in a browser that does not do so by itself.' }
    : undefined
}
