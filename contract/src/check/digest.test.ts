import { expect, test } from 'vitest'
import { digest } from './digest.ts'

test('is sixteen hexadecimal digits, whatever the length', () => {
  for (const data of ['', 'a', 'x'.repeat(100_000), [0], new Uint32Array(5000)]) expect(digest(data)).toMatch(/^[0-9a-f]{16}$/)
})

test('is the same for the same data, and today as ever: stored digests must stay comparable', () => {
  expect(digest('Selfsame')).toBe(digest(Array.from('Selfsame', (character) => character.charCodeAt(0))))
  expect(digest('Selfsame')).toMatchInlineSnapshot(`"ab6af2b50d19f07b"`)
  expect(digest('é😀\ud800')).toMatchInlineSnapshot(`"73d5333752d10572"`)
})

test('every bit, the order and the length count', () => {
  const digests = [digest([]), digest([0]), digest([0, 0]), digest([1, 2]), digest([2, 1])]
  for (let bit = 0; bit < 32; bit++) digests.push(digest([7, 2 ** bit, 7]))
  expect(new Set(digests).size).toBe(digests.length)
})

test('like data get unlike digests', () => {
  const all = Array.from({ length: 20_000 }, (_, index) => digest(`canvas ${index}`))
  expect(new Set(all).size).toBe(all.length)
  for (const half of [0, 8]) expect(new Set(all.map((value) => value.slice(half, half + 8))).size).toBeGreaterThan(all.length - 3)
})
