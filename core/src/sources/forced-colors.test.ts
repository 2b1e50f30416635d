import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { forcedColors } from './forced-colors.ts'

test('says what the media feature says here', () => {
  const value = ['active', 'none'].find((choice) => matchMedia(`(forced-colors: ${choice})`).matches)
  expect(forcedColors(window)).toEqual(value === undefined ? { state: 'absent' } : { state: 'ok', value: value === 'active' })
})

test('follows the feature, and is absent where the browser lacks it', () => {
  expect(forcedColors(fakeWindow(fakeMedia('(forced-colors:active)')))).toEqual({ state: 'ok', value: true })
  expect(forcedColors(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
