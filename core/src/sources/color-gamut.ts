import { mediaChoice } from './lib/media.ts'
import type { Source } from './source.ts'

/** The widest colour space that the screen roughly covers. */
export const colorGamut: Source<'colorGamut'> = (window) => mediaChoice(window, 'color-gamut', ['rec2020', 'p3', 'srgb'])
