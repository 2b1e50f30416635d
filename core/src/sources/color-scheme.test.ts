import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { colorScheme } from './color-scheme.ts'

test('says what the media feature says here', () => {
  const value = ['light', 'dark'].find((choice) => matchMedia(`(prefers-color-scheme: ${choice})`).matches)
  expect(colorScheme(window)).toEqual(value === undefined ? { state: 'absent' } : { state: 'ok', value: value })
})

test('follows the feature, and is absent where the browser lacks it', () => {
  expect(colorScheme(fakeWindow(fakeMedia('(prefers-color-scheme:dark)')))).toEqual({ state: 'ok', value: 'dark' })
  expect(colorScheme(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
