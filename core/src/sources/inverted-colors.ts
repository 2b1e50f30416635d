import { mediaFlag } from './lib/media.ts'
import type { Source } from './source.ts'

/** Whether the system inverts colours. Safari, and Firefox 114 and newer. */
export const invertedColors: Source<'invertedColors'> = (window) => mediaFlag(window, 'inverted-colors', 'inverted', 'none')
