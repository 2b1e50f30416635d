import { genuine } from './privacy/genuine.ts'
import type { Source } from './source.ts'

/** Bits per pixel of the screen, 24 or 30 today. */
export const colorDepth: Source<'colorDepth'> = (window) => genuine(window, window.screen.colorDepth)
