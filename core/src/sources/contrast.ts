import { mediaChoice } from './lib/media.ts'
import type { Source } from './source.ts'

/** The contrast that the user prefers; `forced` is what drafts of the feature called forced colours. Chrome 96, Firefox 101, Safari 14.1. */
export const contrast: Source<'contrast'> = (window) =>
  mediaChoice(window, 'prefers-contrast', ['no-preference', 'more', 'less', 'custom', 'forced'])
