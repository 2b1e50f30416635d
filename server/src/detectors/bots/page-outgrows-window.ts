import type { Detector } from '../detector.ts'
import { claim, isDesktop } from '../lib/claim.ts'
import { read, resistsFingerprinting } from '../lib/read.ts'

/** A border or a rounding, in CSS pixels. */
const SLACK = 16
/** A page zoomed out is larger than its window; drivers emulate at a ratio of 1 or more. */
const UNZOOMED = 1

/** A page larger than its window, at no zoom: an emulated viewport. */
export const pageOutgrowsWindow: Detector = (sighting) => {
  const { components } = sighting
  const [outerWidth = 0, outerHeight = 0, innerWidth = 0, innerHeight = 0] = read(components, 'windowSize') ?? []
  const ratio = read(components, 'devicePixelRatio') ?? 0
  // 0 is a window that is not shown yet, such as a tab opened in the background.
  if (!outerWidth || !outerHeight || ratio < UNZOOMED || resistsFingerprinting(components) || !isDesktop(claim(sighting))) return undefined
  return innerWidth > outerWidth + SLACK || innerHeight > outerHeight + SLACK
    ? { weight: 0.6, reason: 'The page is larger than its window.' }
    : undefined
}
