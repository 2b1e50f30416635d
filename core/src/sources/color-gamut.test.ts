import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { colorGamut } from './color-gamut.ts'

test('says what the media feature says here', () => {
  const value = ['rec2020', 'p3', 'srgb'].find((choice) => matchMedia(`(color-gamut: ${choice})`).matches)
  expect(colorGamut(window)).toEqual(value === undefined ? { state: 'absent' } : { state: 'ok', value: value })
})

test('follows the feature, and is absent where the browser lacks it', () => {
  expect(colorGamut(fakeWindow(fakeMedia('(color-gamut:srgb)', '(color-gamut:p3)')))).toEqual({ state: 'ok', value: 'p3' })
  expect(colorGamut(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
