import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow } from '../../testing/fake-window.ts'
import { resistsFingerprinting } from './resist-fingerprinting.ts'

/** Beginning of a page of Firefox ESR 153 with privacy.resistFingerprinting, in ms. */
const CLAMPED = 1_795_359_510_105.406

/** A page of Firefox at so many ms since it began. */
const at = (now: number, timeOrigin = CLAMPED) =>
  fakeWindow({ ...fakeEngine('gecko'), performance: { now: () => now, timeOrigin }, Date: { now: () => Math.floor(timeOrigin + now) } })

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

test.each([283.339, 16.667])('is not misled by one reading of a clock that is not clamped: %f ms', (now) => {
  expect(resistsFingerprinting(at(now, 1_795_359_525_947))).toBe(false)
})

const tenths = { ...fakeEngine('gecko'), performance: { now: () => 1300, timeOrigin: 1_599_999_998_800 }, Date: { now: () => 1_600_000_000_100 } }

test('unverified: sees the tenths of a second of Firefox before 102, https://github.com/emscripten-core/emscripten/issues/9367', () => {
  expect(resistsFingerprinting(fakeWindow({ ...tenths, TransformStream: undefined }))).toBe(true)
})

test('is not misled by a newer Firefox that is asked at a tenth of a second', () => {
  expect(resistsFingerprinting(fakeWindow(tenths))).toBe(false)
})

test('is for Gecko alone', () => {
  const clamped = { performance: { now: () => 283.339, timeOrigin: CLAMPED } }
  expect(resistsFingerprinting(fakeWindow({ ...fakeEngine('blink'), ...clamped }))).toBe(false)
})

test('asks once per window', () => {
  let asked = 0
  const page = fakeWindow({ ...fakeEngine('gecko'), performance: { now: () => (asked++, 7) } })
  resistsFingerprinting(page)
  resistsFingerprinting(page)
  expect(asked).toBe(1)
})
