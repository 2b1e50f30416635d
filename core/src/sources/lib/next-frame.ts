import type { SourceWindow } from '../source.ts'

/** A page in the background has no frames: then this long instead, in ms. */
const NO_FRAME_MS = 100

/** Once the page has had a frame, so that what others do on changes of it is done. */
export const nextFrame = (window: SourceWindow) =>
  new Promise<void>((resolve) => {
    window.setTimeout(resolve, NO_FRAME_MS)
    window.requestAnimationFrame(() => window.setTimeout(resolve))
  })
