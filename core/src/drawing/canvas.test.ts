import { expect, test } from 'vitest'
import { canvas2d, digestOfDrawing, inkBox } from './canvas.ts'

test('the digest follows the drawing, to one pixel', () => {
  const square = (side: number) => digestOfDrawing(window, [32, 32], (context) => context.fillRect(1, 1, side, side))
  expect(square(9)).toMatchObject({ state: 'ok', value: expect.stringMatching(/^[0-9a-f]{16}$/) })
  expect(square(9)).toEqual(square(9))
  expect(square(9)).not.toEqual(square(10))
})

test('a drawing that comes out otherwise the second time is noised', () => {
  let turn = 0
  const drawing = digestOfDrawing(window, [8, 8], (context) => context.fillRect(0, 0, ++turn, 1))
  expect(drawing).toEqual({ state: 'noised' })
})

test('a text has the width it is drawn with, and a box round its ink', () => {
  const context = canvas2d(window)
  if (!context) throw new Error('this browser has a canvas')
  const [one, height] = inkBox(context, 'monospace', 'x')
  const [four] = inkBox(context, 'monospace', 'xxxx')
  expect(Math.abs(four - one * 4)).toBeLessThan(60) // each is rounded to 20
  expect(height).toBeGreaterThan(600)
  expect(height).toBeLessThan(2000)
  expect(inkBox(context, 'monospace', 'xj')[1]).toBeGreaterThan(height)
})
