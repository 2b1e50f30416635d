import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { hdr } from './hdr.ts'

test('says what the media feature says here', () => {
  const value = ['high', 'standard'].find((choice) => matchMedia(`(dynamic-range: ${choice})`).matches)
  expect(hdr(window)).toEqual(value === undefined ? { state: 'absent' } : { state: 'ok', value: value === 'high' })
})

test('follows the feature, and is absent where the browser lacks it', () => {
  expect(hdr(fakeWindow(fakeMedia('(dynamic-range:standard)', '(dynamic-range:high)')))).toEqual({ state: 'ok', value: true })
  expect(hdr(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
