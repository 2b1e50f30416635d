import { digest } from '@selfsame/contract/check'
import { absent, noised, ok, type SourceWindow } from '../sources/source.ts'
import { canvas2d, pixelsOf } from './canvas.ts'
import { canvasNoise } from './canvas-noise.ts'

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
