import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { reducedTransparency } from './reduced-transparency.ts'

test('says what the media feature says here', () => {
  const value = ['reduce', 'no-preference'].find((choice) => matchMedia(`(prefers-reduced-transparency: ${choice})`).matches)
  expect(reducedTransparency(window)).toEqual(value === undefined ? { state: 'absent' } : { state: 'ok', value: value === 'reduce' })
})

test('follows the feature, and is absent where the browser lacks it', () => {
  expect(reducedTransparency(fakeWindow(fakeMedia('(prefers-reduced-transparency:reduce)')))).toEqual({ state: 'ok', value: true })
  expect(reducedTransparency(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
