import { canvas2d } from '../drawing/canvas.ts'
import { inkBox } from '../drawing/ink-box.ts'
import { absent, ok, type Source } from './source.ts'

/** Named by most pages, so that every system answers for each, if by another font. */
const FONTS = ['Arial', 'Times New Roman']

/**
 * Width and height of the box round a text's ink at 2000 px in two named fonts, in CSS pixels: four numbers.
 *
 * Measured on a canvas, not in the page: a `DOMRect` follows scale factor and zoom, and needs an element in the page.
 * Absent where canvas is switched off.
 */
export const textRects: Source<'textRects'> = (window) => {
  const context = canvas2d(window)
  return context ? ok(FONTS.flatMap((font) => inkBox(context, font, 'AVATAR ffi gjÅß‰'))) : absent()
}
