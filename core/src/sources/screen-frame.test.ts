import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow } from '../testing/fake-window.ts'
import { screenFrame } from './screen-frame.ts'

const page = (engine: 'blink' | 'gecko' | 'webkit', screen: object) =>
  fakeWindow({ ...fakeEngine(engine), performance: { now: () => 7 }, screen: { width: 1920, height: 1080, top: undefined, left: undefined, ...screen } })

test('gives the bars around, rounded to ten', () => {
  const bars = { availWidth: 1850, availHeight: 1053, availLeft: 70, availTop: 27 }
  expect(screenFrame(page('blink', bars))).toEqual({ state: 'ok', value: [30, 0, 0, 70] })
})

test('does not count from the edge of another screen', () => {
  const bars = { availWidth: 1920, availHeight: 1040, availLeft: 1920, availTop: 0 }
  expect(screenFrame(page('blink', bars))).toEqual({ state: 'ok', value: [0, 0, 40, 0] })
  expect(screenFrame(page('gecko', { ...bars, left: 1920, top: 0 }))).toEqual({ state: 'ok', value: [0, 0, 40, 0] })
})

test.each([[0, 1080], [0, 1032], [25, 1004]])('is noised where Firefox gives everybody the same frame: %i from the top, %i high', (availTop, availHeight) => {
  const bars = { availWidth: 1920, availHeight, availLeft: 0, availTop }
  expect(screenFrame(page('gecko', bars))).toEqual({ state: 'noised' })
  expect(screenFrame(page('blink', bars))).toMatchObject({ state: 'ok' })
})
