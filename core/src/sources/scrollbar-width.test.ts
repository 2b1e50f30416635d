import { expect, test } from 'vitest'
import { scrollbarWidth } from './scrollbar-width.ts'

test('is that of a bar, and leaves nothing behind', async () => {
  const before = document.body.innerHTML
  const result = await scrollbarWidth(window)
  expect(result.state === 'ok' && result.value >= 0 && result.value < 40).toBe(true)
  expect(document.body.innerHTML).toBe(before)
})
