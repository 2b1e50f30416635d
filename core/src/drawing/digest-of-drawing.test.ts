import { expect, test } from 'vitest'
import { digestOfDrawing } from './digest-of-drawing.ts'

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
