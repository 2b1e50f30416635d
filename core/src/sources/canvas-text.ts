import { digestOfDrawing } from '../drawing/digest-of-drawing.ts'
import { FONT_SIZE } from '../drawing/ink-box.ts'
import type { Source } from './source.ts'

/**
 * Digest of a drawn text and an emoji: fonts, font rasteriser and emoji set.
 * `noised` where pixels are falsified; absent where canvas is switched off.
 */
export const canvasText: Source<'canvasText'> = (window) =>
  digestOfDrawing(window, [120, 38], (context) => {
    // Shrunk and tilted: hinting differs with scale factor and desktop settings, and tilted letters are never hinted.
    context.scale(0.0058, 0.0058)
    context.rotate(0.07)
    context.textRendering = 'geometricPrecision'
    context.font = `${FONT_SIZE}Arial`
    context.fillStyle = '#069'
    context.fillText('Gyümölcs & fjord \u{1F60E}', 400, 1800)
    context.font = `${FONT_SIZE}Times New Roman`
    context.fillStyle = 'rgba(200,80,0,.7)'
    context.fillText('Kwik jazz: “Æther” ½', 1300, 3700)
  })
