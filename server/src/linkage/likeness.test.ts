import { expect, it } from 'vitest'
import { likenessOf } from './likeness.ts'
import { pack, place } from './packed.ts'

const likeness = (visit: string[] | undefined, known: string[] | undefined) => {
  const [left, right] = [visit, known].map((languages) => pack(languages ? { languages, fonts: ['Arial'] } : { fonts: ['Arial'] }))
  return left && right && likenessOf(place.languages, left, right)
}

it.each([
  ['the same in the same order', ['de', 'en'], ['de', 'en'], 2],
  ['two empty ones', [], [], 2],
  ['the same in another order', ['de', 'en'], ['en', 'de'], 1],
  ['one more', ['de', 'en', 'fr'], ['de', 'en'], 2 / 3],
  ['one fewer', ['de'], ['de', 'en', 'fr', 'it'], 1 / 4],
  ['nothing in common', ['de'], ['en'], 0],
  ['one empty', [], ['en'], 0],
  ['one missing', undefined, ['en'], undefined],
  ['the other missing', ['en'], undefined, undefined],
])('%s', (_, visit, known, expected) => {
  expect(likeness(visit, known)).toBe(expected)
})
