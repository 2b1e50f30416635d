import type { SourceWindow } from '../sources/source.ts'

/**
 * A 2D canvas that is not in the page.
 *
 * It is drawn by the processor (`willReadFrequently`), so that neither a GPU nor its absence shows and reading does not
 * wait for one; its language is fixed, because generic families follow the page's.
 *
 * @returns undefined where canvas is switched off
 */
export function canvas2d(window: SourceWindow, width = 1, height = 1): CanvasRenderingContext2D | undefined {
  const element = window.document.createElement('canvas')
  element.width = width
  element.height = height
  element.lang = 'en'
  return element.getContext('2d', { willReadFrequently: true }) ?? undefined
}

/** All pixels, each as 0xAABBGGRR: every system that runs a browser stores the low byte first. */
export function pixelsOf(context: CanvasRenderingContext2D): Uint32Array {
  const { width, height } = context.canvas
  return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)
}
