import { shared } from '../shared.ts'
import type { SourceWindow } from '../sources/source.ts'
import { canvas2d, pixelsOf } from './canvas.ts'

/** Patches a row and rows. */
const COUNT = 8
/** Side of one patch in pixels; 32 x 32 in all, so that noisers who change some hundred bits of a picture surely hit one. */
const PATCH = 4
const OPAQUE = 0xff000000

/** 0xBBGGRR; all patches differ, as noisers spare even areas. */
const color = (column: number, row: number) => (((column * 17) ^ (row * 13)) << 16) | ((row * 31 + 9) << 8) | (column * 29 + 5)

/**
 * Whether this browser falsifies canvas pixels: patches of whole pixels and opaque colours have to come back exactly.
 *
 * Told by behaviour: resistFingerprinting, Brave and others in whatever version; see docs/noise.md.
 */
export const canvasNoise = shared((window: SourceWindow): boolean => {
  const context = canvas2d(window, COUNT * PATCH, COUNT * PATCH)
  if (!context) return false
  const colors: number[] = []
  for (let patch = 0; patch < COUNT ** 2; patch++) {
    const [column, row] = [patch % COUNT, Math.floor(patch / COUNT)]
    const bgr = color(column, row)
    colors.push((bgr | OPAQUE) >>> 0)
    context.fillStyle = `rgb(${bgr & 255},${(bgr >> 8) & 255},${bgr >> 16})`
    context.fillRect(column * PATCH, row * PATCH, PATCH, PATCH)
  }
  // 32 pixels a row: bits 2 to 4 of an index are the patch's column, 7 to 9 its row.
  return pixelsOf(context).some((pixel, index) => pixel !== colors[((index >> 7) << 3) | ((index >> 2) & 7)])
})
