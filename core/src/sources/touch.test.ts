import { expect, test } from 'vitest'
import { fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { touch } from './touch.ts'

test('finds no touch screen here', () => {
  expect(touch(window)).toEqual({ state: 'ok', value: { points: 0, event: expect.any(Boolean), handler: 'ontouchstart' in window } })
})

test('tells a phone', () => {
  const phone = { navigator: { maxTouchPoints: 5 }, ontouchstart: null, document: { createEvent: () => ({}) } }
  expect(touch(fakeWindow(phone))).toEqual({ state: 'ok', value: { points: 5, event: true, handler: true } })
})

test('is noised under resistFingerprinting, which gives everybody five points', () => {
  expect(touch(fakeWindow(RESISTING))).toEqual({ state: 'noised' })
})
