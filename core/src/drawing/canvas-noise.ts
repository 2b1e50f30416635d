import { shared } from '../shared.ts'
import type { SourceWindow } from '../sources/source.ts'
import { canvas2d, pixelsOf } from './canvas.ts'

/** Patches a row and rows. */
const COUNT = 8
/** Side of one patch in pixels; 32 x 32 in all, so that noisers who change some hundred bits of a picture surely hit one. */
const PATCH = 4

/** Red, green, blue, alpha of a patch: all patches differ, as noisers spare even areas. */
const color = (column: number, row: number): readonly [number, number, number, number] => [
  column * 29 + 5,
  row * 31 + 9,
  (column * 17) ^ (row * 13),
  255,
]

/**
 * Whether this browser falsifies canvas pixels: patches of whole pixels and opaque colours have to come back exactly.
 *
 * Told by behaviour: resistFingerprinting, Brave and others in whatever version; see docs/noise.md.
 */
export const canvasNoise = shared((window: SourceWindow): boolean => {
  const context = canvas2d(window, COUNT * PATCH, COUNT * PATCH)
  if (!context) return false
  for (let patch = 0; patch < COUNT ** 2; patch++) {
    const [column, row] = [patch % COUNT, Math.floor(patch / COUNT)]
    context.fillStyle = `rgb(${color(column, row).slice(0, 3)})`
    context.fillRect(column * PATCH, row * PATCH, PATCH, PATCH)
  }
  return pixelsOf(context).some((byte, index) => {
    const [x, y] = [(index >> 2) % (COUNT * PATCH), Math.floor((index >> 2) / (COUNT * PATCH))]
    return byte !== color(Math.floor(x / PATCH), Math.floor(y / PATCH))[index & 3]
  })
})
