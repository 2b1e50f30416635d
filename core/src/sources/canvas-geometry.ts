import { digestOfDrawing } from '../drawing/canvas.ts'
import type { Source } from './source.ts'

/**
 * Digest of curves, blending and gradients: how the browser's 2D library smooths edges and mixes colours.
 * `noised` where pixels are falsified; absent where canvas is switched off.
 */
export const canvasGeometry: Source<'canvasGeometry'> = (window) =>
  digestOfDrawing(window, [96, 64], (context) => {
    const fade = context.createRadialGradient(30, 30, 3, 40, 34, 60)
    fade.addColorStop(0, '#fc3')
    fade.addColorStop(0.6, 'rgba(20,90,200,.7)')
    fade.addColorStop(1, '#102')
    context.fillStyle = fade
    context.ellipse(40, 32, 37.3, 21.7, 0.4, 0, 7)
    context.arc(60, 36, 18.5, 0, 7)
    context.fill('evenodd')
    context.globalCompositeOperation = 'multiply'
    context.shadowBlur = 6
    context.shadowColor = '#0a8'
    context.strokeStyle = '#e5a'
    context.lineWidth = 3.3
    context.beginPath()
    context.moveTo(5, 60)
    context.bezierCurveTo(20, -30, 70, 90, 92, 4)
    context.stroke()
  })
