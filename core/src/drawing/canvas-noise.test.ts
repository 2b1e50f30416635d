import { expect, test } from 'vitest'
import { falsifiedCanvas, flippedBits, randomPixels, shiftedColors, withoutCanvas } from '../testing/falsified-canvas.ts'
import { canvasNoise } from './canvas-noise.ts'

test('this browser gives pixels back as they were drawn', () => {
  expect(canvasNoise(window)).toBe(false)
})

test('tells every falsifier, down to a single bit', () => {
  for (const falsify of [randomPixels, flippedBits, shiftedColors]) expect(canvasNoise(falsifiedCanvas(falsify))).toBe(true)
  expect(canvasNoise(falsifiedCanvas((bytes) => (bytes[2049] = (bytes[2049] ?? 0) ^ 1)))).toBe(true)
  expect(canvasNoise(falsifiedCanvas(() => undefined))).toBe(false)
})

test('no canvas is no noise', () => {
  expect(canvasNoise(withoutCanvas())).toBe(false)
})
