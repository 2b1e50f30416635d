import type { Detector } from '../detector.ts'
import { claim, isDesktop } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** A desktop without mouse, touch pad or touch screen: headless browsers have none, few people's machines do. */
export const noPointer: Detector = (sighting) => {
  const pointer = read(sighting.components, 'pointer')
  const none = pointer?.primary === 'none' && pointer.any.every((each) => each === 'none')
  const touches = (read(sighting.components, 'touch')?.points ?? 0) > 0
  return none && !touches && isDesktop(claim(sighting)) ? { weight: 0.7, reason: 'A desktop browser without any pointing device.' } : undefined
}
