import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow } from '../../testing/fake-window.ts'
import { resistsFingerprinting } from './resist-fingerprinting.ts'

/** A page of Firefox at so many ms since it began. */
const at = (now: number, date = 1_795_352_886_006) =>
  fakeWindow({ ...fakeEngine('gecko'), performance: { now: () => now }, Date: { now: () => date } })

test('is off in the browsers of the tests', () => {
  expect(resistsFingerprinting(window)).toBe(false)
})

// Readings of Firefox ESR 153 with privacy.resistFingerprinting.
test.each([283.339, 300.006, 1050.021, 16.667])('sees the clock tick in frames: %f ms', (now) => {
  expect(resistsFingerprinting(at(now))).toBe(true)
})

test.each([283, 300, 283.34, 283.36, 1050.1])('takes another clock for a real one: %f ms', (now) => {
  expect(resistsFingerprinting(at(now))).toBe(false)
})

test('unverified: sees the tenths of a second of Firefox before 102, https://github.com/emscripten-core/emscripten/issues/9367', () => {
  expect(resistsFingerprinting(at(1300, 1_600_000_000_100))).toBe(true)
})

test('is for Gecko alone', () => {
  expect(resistsFingerprinting(fakeWindow({ ...fakeEngine('blink'), performance: { now: () => 283.339 } }))).toBe(false)
})

test('asks once per window', () => {
  let asked = 0
  const page = fakeWindow({ ...fakeEngine('gecko'), performance: { now: () => (asked++, 7) } })
  resistsFingerprinting(page)
  resistsFingerprinting(page)
  expect(asked).toBe(1)
})
