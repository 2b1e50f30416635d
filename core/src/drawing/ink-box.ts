/**
 * The one size text is drawn and measured at, in CSS pixels: Chromium on Linux asks another process, 2 ms each, for every
 * family at every new size. Large, as Firefox rounds each letter to a fraction of a device pixel, whatever the size, and
 * no larger than Firefox allows.
 */
export const FONT_SIZE = '2000px '
/** Lengths are rounded to this many CSS pixels, about a hundredth of a letter. */
const GRAIN = 20

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
