import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { invertedColors } from './inverted-colors.ts'

test('says what the media feature says here', () => {
  const value = ['inverted', 'none'].find((choice) => matchMedia(`(inverted-colors: ${choice})`).matches)
  expect(invertedColors(window)).toEqual(value === undefined ? { state: 'absent' } : { state: 'ok', value: value === 'inverted' })
})

test('follows the feature, and is absent where the browser lacks it', () => {
  expect(invertedColors(fakeWindow(fakeMedia('(inverted-colors:inverted)')))).toEqual({ state: 'ok', value: true })
  expect(invertedColors(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
