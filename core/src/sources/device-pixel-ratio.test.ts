import { expect, test } from 'vitest'
import { fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { devicePixelRatio } from './device-pixel-ratio.ts'

test('gives the ratio of this window', () => {
  expect(devicePixelRatio(window)).toEqual({ state: 'ok', value: window.devicePixelRatio })
  expect(devicePixelRatio(fakeWindow({ devicePixelRatio: 2.625 }))).toEqual({ state: 'ok', value: 2.625 })
})

test('is noised under resistFingerprinting', () => {
  expect(devicePixelRatio(fakeWindow(RESISTING))).toEqual({ state: 'noised' })
})
