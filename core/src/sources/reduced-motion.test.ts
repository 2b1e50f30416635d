import { expect, test } from 'vitest'
import { fakeMedia, fakeWindow } from '../testing/fake-window.ts'
import { reducedMotion } from './reduced-motion.ts'

test('says what the media feature says here', () => {
  const value = ['reduce', 'no-preference'].find((choice) => matchMedia(`(prefers-reduced-motion: ${choice})`).matches)
  expect(reducedMotion(window)).toEqual(value === undefined ? { state: 'absent' } : { state: 'ok', value: value === 'reduce' })
})

test('follows the feature, and is absent where the browser lacks it', () => {
  expect(reducedMotion(fakeWindow(fakeMedia('(prefers-reduced-motion:reduce)')))).toEqual({ state: 'ok', value: true })
  expect(reducedMotion(fakeWindow(fakeMedia()))).toEqual({ state: 'absent' })
})
