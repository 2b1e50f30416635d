import { genuine } from './privacy/genuine.ts'
import type { Source } from './source.ts'

/** Device pixels per CSS pixel; page zoom changes it in Blink and Gecko. resistFingerprinting says 2, before Firefox 136 1. */
export const devicePixelRatio: Source<'devicePixelRatio'> = (window) => genuine(window, window.devicePixelRatio)
