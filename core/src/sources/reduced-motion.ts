import { mediaFlag } from './lib/media.ts'
import type { Source } from './source.ts'

/** Whether the user asks for less motion. */
export const reducedMotion: Source<'reducedMotion'> = (window) =>
  mediaFlag(window, 'prefers-reduced-motion', 'reduce', 'no-preference')
