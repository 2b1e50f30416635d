import { mediaFlag } from './lib/media.ts'
import type { Source } from './source.ts'

/** Whether the screen shows a high dynamic range. Chrome 98, Firefox 100, Safari 13.1 and newer. */
export const hdr: Source<'hdr'> = (window) => mediaFlag(window, 'dynamic-range', 'high', 'standard')
