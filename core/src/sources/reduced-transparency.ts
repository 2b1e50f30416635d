import { mediaFlag } from './lib/media.ts'
import type { Source } from './source.ts'

/** Whether the user asks for less transparency. Chrome 118 and newer; absent elsewhere. */
export const reducedTransparency: Source<'reducedTransparency'> = (window) =>
  mediaFlag(window, 'prefers-reduced-transparency', 'reduce', 'no-preference')
