import { digestOfDrawing } from '../drawing/canvas.ts'
import type { Source } from './source.ts'

/**
 * Digest of curves, blending and gradients: how the browser's 2D library smooths edges and mixes colours.
 * `noised` where pixels are falsified; absent where canvas is switched off.
 */
export const canvasGeometry: Source<'canvasGeometry'> = (window) =>
  digestOfDrawing(window, [64, 48], (context) => {
    const fade = context.createRadialGradient(20, 20, 3, 26, 24, 44)
    fade.addColorStop(0, '#fc3')
    fade.addColorStop(0.6, 'rgba(20,90,200,.7)')
    fade.addColorStop(1, '#102')
    context.fillStyle = fade
    context.ellipse(27, 24, 25.3, 14.7, 0.4, 0, 7)
    context.arc(40, 26, 13.5, 0, 7)
    context.fill('evenodd')
    context.globalCompositeOperation = 'multiply'
    context.strokeStyle = '#e5a'
    context.lineWidth = 3.3
    context.beginPath()
    context.moveTo(4, 44)
    context.bezierCurveTo(14, -20, 48, 66, 61, 3)
    context.stroke()
  })
