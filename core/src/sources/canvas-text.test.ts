import { expect, test } from 'vitest'
import { falsifiedCanvas, flippedBits, randomPixels, shiftedColors, withoutCanvas } from '../testing/falsified-canvas.ts'
import { canvasText } from './canvas-text.ts'

const digest = { state: 'ok', value: expect.stringMatching(/^[0-9a-f]{16}$/) }

test('is the same digest each time', () => {
  expect(canvasText(window)).toEqual(digest)
  expect(canvasText(window)).toEqual(canvasText(window))
})

test('is absent where canvas is switched off', () => {
  expect(canvasText(withoutCanvas())).toEqual({ state: 'absent' })
})

test('is noised where each reading differs, as under resistFingerprinting in Firefox 153', () => {
  expect(canvasText(falsifiedCanvas(randomPixels))).toEqual({ state: 'noised' })
})

// https://github.com/brave/brave-core/blob/master/third_party/blink/renderer/core/farbling/brave_session_cache.cc
test('unverified: is noised in Brave, which flips some hundred lowest bits by the picture and a key', () => {
  expect(canvasText(falsifiedCanvas(flippedBits))).toEqual({ state: 'noised' })
})

// https://github.com/fingerprintjs/fingerprintjs/issues/791 and https://webkit.org/blog/15697/private-browsing-2-0/
test('unverified: is noised in Samsung Internet and in private windows of Safari 17 and newer, which move colours a little', () => {
  expect(canvasText(falsifiedCanvas(shiftedColors))).toEqual({ state: 'noised' })
})

test('the language of the page does not show', () => {
  const { lang } = document.documentElement
  const before = canvasText(window)
  document.documentElement.lang = 'ja'
  try {
    expect(canvasText(window)).toEqual(before)
  } finally {
    document.documentElement.lang = lang
  }
})
