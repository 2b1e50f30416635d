import type { Size } from './types.ts'

/** A common desktop, and a window that does not fill it. */
export const SCREEN: Size = { width: 1920, height: 1080 }
export const WINDOW: Size = { width: 1280, height: 800 }

/** Milliseconds to start a browser; a cold one on a busy two-core machine takes up to 20 s. */
export const LAUNCH_TIMEOUT_MS = 60_000
/** Milliseconds for a browser to end by itself. */
export const CLOSE_TIMEOUT_MS = 15_000

/** Playwright pretends a window size, light colours and more unless told not to: pages shall see what is there. */
export const NOTHING_EMULATED = {
  viewport: null,
  colorScheme: null,
  reducedMotion: null,
  forcedColors: null,
  contrast: null,
} as const
