import { mediaChoice } from './lib/media.ts'
import type { Source } from './source.ts'

/** The colour scheme that the user prefers. */
export const colorScheme: Source<'colorScheme'> = (window) => mediaChoice(window, 'prefers-color-scheme', ['light', 'dark'])
