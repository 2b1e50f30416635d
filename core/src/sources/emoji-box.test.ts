import { expect, test } from 'vitest'
import { withoutCanvas } from '../testing/falsified-canvas.ts'
import { emojiBox } from './emoji-box.ts'

test('an emoji at 2000 px is about as wide and high as the font is large', () => {
  const box = emojiBox(window)
  if (!('value' in box)) throw new Error('this browser has a canvas')
  expect(box.value).toHaveLength(2)
  for (const side of box.value) {
    expect(side).toBeGreaterThan(1000)
    expect(side).toBeLessThan(4000)
  }
  expect(emojiBox(window)).toEqual(box)
})

test('is absent where canvas is switched off', () => {
  expect(emojiBox(withoutCanvas())).toEqual({ state: 'absent' })
})
