import { digestOfDrawing, FONT_SIZE } from '../drawing/canvas.ts'
import type { Source } from './source.ts'

/**
 * Digest of a drawn text and an emoji: fonts, font rasteriser and emoji set.
 * `noised` where pixels are falsified; absent where canvas is switched off.
 */
export const canvasText: Source<'canvasText'> = (window) =>
  digestOfDrawing(window, [220, 70], (context) => {
    // Shrunk and tilted: hinting differs with scale factor and desktop settings, and tilted letters are never hinted.
    context.scale(0.45, 0.45)
    context.rotate(0.07)
    context.font = `${FONT_SIZE}Arial,sans-serif`
    context.fillStyle = '#069'
    context.fillText('Gyümölcs & fjord \u{1F60E}', 9, 44)
    context.font = `italic ${FONT_SIZE}Times New Roman,serif`
    context.fillStyle = 'rgba(200,80,0,.7)'
    context.fillText('Kwik jazz: “Æther” ½', 40, 88)
  })
