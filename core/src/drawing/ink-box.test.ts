import { expect, test } from 'vitest'
import { canvas2d } from './canvas.ts'
import { inkBox } from './ink-box.ts'

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
