import { genuine } from './privacy/genuine.ts'
import type { Source } from './source.ts'

function canCreateTouchEvent({ document }: Window): boolean {
  try {
    return !!document.createEvent('TouchEvent')
  } catch (error) {
    if ((error as Error).name === 'NotSupportedError') return false
    throw error
  }
}

/** Touch points at once (Firefox gives 0, 1 or 5), whether touch events can be made, and whether handlers exist. */
export const touch: Source<'touch'> = (window) =>
  genuine(window, {
    points: window.navigator.maxTouchPoints ?? 0,
    event: canCreateTouchEvent(window),
    handler: 'ontouchstart' in window,
  })
