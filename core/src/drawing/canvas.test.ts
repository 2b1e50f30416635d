import { expect, test } from 'vitest'
import { withoutCanvas } from '../testing/falsified-canvas.ts'
import { canvas2d, pixelsOf } from './canvas.ts'

test('gives pixels as 0xAABBGGRR, row by row', () => {
  const context = canvas2d(window, 2, 2)
  if (!context) throw new Error('this browser has a canvas')
  context.fillStyle = '#123456'
  context.fillRect(1, 0, 1, 1)
  expect(Array.from(pixelsOf(context))).toEqual([0, 0xff563412, 0, 0])
})

test('is not in the page, and undefined where canvas is switched off', () => {
  expect(canvas2d(window)?.canvas.isConnected).toBe(false)
  expect(canvas2d(withoutCanvas())).toBeUndefined()
})
