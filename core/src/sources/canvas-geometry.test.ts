import { expect, test } from 'vitest'
import { falsifiedCanvas, flippedBits, randomPixels, shiftedColors, withoutCanvas } from '../testing/falsified-canvas.ts'
import { canvasGeometry } from './canvas-geometry.ts'

const digest = { state: 'ok', value: expect.stringMatching(/^[0-9a-f]{16}$/) }

test('is the same digest each time', () => {
  expect(canvasGeometry(window)).toEqual(digest)
  expect(canvasGeometry(window)).toEqual(canvasGeometry(window))
})

test('is absent where canvas is switched off', () => {
  expect(canvasGeometry(withoutCanvas())).toEqual({ state: 'absent' })
})

test('is noised where each reading differs, as under resistFingerprinting in Firefox 153', () => {
  expect(canvasGeometry(falsifiedCanvas(randomPixels))).toEqual({ state: 'noised' })
})

// https://github.com/brave/brave-core/blob/master/third_party/blink/renderer/core/farbling/brave_session_cache.cc
test('unverified: is noised in Brave, which flips some hundred lowest bits by the picture and a key', () => {
  expect(canvasGeometry(falsifiedCanvas(flippedBits))).toEqual({ state: 'noised' })
})

// https://github.com/fingerprintjs/fingerprintjs/issues/791 and https://webkit.org/blog/15697/private-browsing-2-0/
test('unverified: is noised in Samsung Internet and in private windows of Safari 17 and newer, which move colours a little', () => {
  expect(canvasGeometry(falsifiedCanvas(shiftedColors))).toEqual({ state: 'noised' })
})
