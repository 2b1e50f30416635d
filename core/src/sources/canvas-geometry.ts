import { digestOfDrawing } from '../drawing/digest-of-drawing.ts'
import type { Source } from './source.ts'

/**
 * Digest of curves, blending and gradients: how the browser's 2D library smooths edges and mixes colours.
 * `noised` where pixels are falsified; absent where canvas is switched off.
 */
export const canvasGeometry: Source<'canvasGeometry'> = (window) =>
  digestOfDrawing(window, [48, 36], (context) => {
    const fade = context.createRadialGradient(15, 15, 2, 20, 18, 33)
    fade.addColorStop(0, '#fc3')
    fade.addColorStop(0.6, 'rgba(20,90,200,.7)')
    fade.addColorStop(1, '#102')
    context.fillStyle = fade
    context.ellipse(20, 18, 18.7, 10.9, 0.4, 0, 7)
    context.arc(30, 20, 10.3, 0, 7)
    context.fill('evenodd')
    context.globalCompositeOperation = 'multiply'
    context.strokeStyle = '#e5a'
    context.lineWidth = 2.3
    context.beginPath()
    context.moveTo(3, 33)
    context.bezierCurveTo(10, -15, 36, 50, 46, 2)
    context.stroke()
  })
