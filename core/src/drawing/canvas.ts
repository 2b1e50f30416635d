import { digest } from '../digest.ts'
import { type SourceWindow, absent, noised, ok } from '../sources/source.ts'
import { canvasNoise } from './canvas-noise.ts'

/**
 * The one size text is drawn and measured at, in CSS pixels: Chromium on Linux asks another process, 2 ms each, for every
 * family at every new size. Large, as Firefox rounds each letter to a fraction of a device pixel, whatever the size, and
 * no larger than Firefox allows.
 */
/** Lengths are rounded to this many CSS pixels, about a hundredth of a letter. */
const GRAIN = 20
export const FONT_SIZE = '2000px '

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

/**
 * Digest of a drawing, made twice on fresh canvases: `noised` where the two differ or where known pixels come back changed.
 *
 * Pixels are read, not a PNG: Firefox puts noise into every PNG it makes, not into pixels (docs/noise.md).
 */
export function digestOfDrawing(
  window: SourceWindow,
  [width, height]: readonly [number, number],
  draw: (context: CanvasRenderingContext2D) => void,
) {
  const take = () => {
    const context = canvas2d(window, width, height)
    if (!context) return undefined
    draw(context)
    return pixelsOf(context)
  }
  const [first, second] = [take(), take()]
  if (!first) return absent()
  return canvasNoise(window) || second?.some((pixel, index) => pixel !== first[index]) ? noised() : ok(digest(first))
}

/**
 * Width and height of the box round a text's ink at `FONT_SIZE`, in CSS pixels, rounded.
 *
 * Without hinting (`geometricPrecision`), for hinting follows the screen's scale factor.
 */
export function inkBox(context: CanvasRenderingContext2D, family: string, text: string): [number, number] {
  context.font = FONT_SIZE + family
  context.textRendering = 'geometricPrecision'
  const { width, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = context.measureText(text)
  return [rounded(width), rounded(up + down)]
}

const rounded = (length: number) => Math.round(length / GRAIN) * GRAIN
