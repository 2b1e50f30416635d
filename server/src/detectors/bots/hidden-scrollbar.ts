import type { Detector } from '../detector.ts'
import { claim } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** Chromium on Linux draws scroll bars beside the text, unless it was told to hide them as drivers do for pictures. */
export const hiddenScrollbar: Detector = (sighting) => {
  const { engine, system, common } = claim(sighting)
  const touches = (read(sighting.components, 'touch')?.points ?? 0) > 0
  const hidden = read(sighting.components, 'scrollbarWidth') === 0
  return hidden && !touches && common && engine === 'blink' && system === 'linux'
    ? { weight: 0.3, reason: 'Scroll bars are hidden, as in browsers started for pictures of pages.' }
    : undefined
}
