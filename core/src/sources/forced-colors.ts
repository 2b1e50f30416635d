import { mediaFlag } from './lib/media.ts'
import type { Source } from './source.ts'

/** Whether the system forces its colours on pages (Windows high contrast). Chrome 89, Firefox 89, Safari 16 and newer. */
export const forcedColors: Source<'forcedColors'> = (window) => mediaFlag(window, 'forced-colors', 'active', 'none')
