import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { contrast } from './contrast.ts'

test('says what the media feature says here', () => {
  const value = ['no-preference', 'more', 'less', 'custom', 'forced'].find((choice) => matchMedia(`(prefers-contrast: ${choice})`).matches)
  expect(contrast(window)).toEqual(value === undefined ? { state: 'absent' } : { state: 'ok', value: value })
})

test('follows the feature, and is absent where the browser lacks it', () => {
  expect(contrast(fakeWindow(fakeMedia('(prefers-contrast:more)')))).toEqual({ state: 'ok', value: 'more' })
  expect(contrast(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
