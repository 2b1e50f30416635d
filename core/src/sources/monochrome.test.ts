import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { monochrome } from './monochrome.ts'

test('is 0 on a screen with colours', () => {
  expect(monochrome(window)).toEqual({ state: 'ok', value: 0 })
})

test('counts the bits of an electronic paper', () => {
  const queries = [0, 1, 2, 3, 4].map((bits) => `(min-monochrome:${bits})`)
  expect(monochrome(fakeWindow(fakeMedia(...queries)))).toEqual({ state: 'ok', value: 4 })
  expect(monochrome(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
