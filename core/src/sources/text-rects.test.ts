import { expect, test } from 'vitest'
import { withoutCanvas } from '../testing/falsified-canvas.ts'
import { textRects } from './text-rects.ts'

test('gives width and height for each of two fonts', () => {
  const rects = textRects(window)
  if (!('value' in rects)) throw new Error('this browser has a canvas')
  expect(rects.value).toHaveLength(4)
  const [arial = 0, arialHeight = 0, times = 0, timesHeight = 0] = rects.value
  expect(arial).toBeGreaterThan(arialHeight * 4)
  expect(times).toBeGreaterThan(timesHeight * 4)
  expect([times, timesHeight]).not.toEqual([arial, arialHeight])
})

test('neither the language of the page nor its styles show', () => {
  const before = textRects(window)
  document.documentElement.lang = 'ar'
  document.body.style.cssText = 'letter-spacing: 5px; font-kerning: none; zoom: 2'
  try {
    expect(textRects(window)).toEqual(before)
  } finally {
    document.documentElement.lang = ''
    document.body.style.cssText = ''
  }
})

test('is absent where canvas is switched off', () => {
  expect(textRects(withoutCanvas())).toEqual({ state: 'absent' })
})
