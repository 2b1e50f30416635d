import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow } from '../testing/fake-window.ts'
import { hardwareConcurrency } from './hardware-concurrency.ts'

const bar = { screen: { width: 1920, height: 1080, availWidth: 1920, availHeight: 1040, availTop: 0, availLeft: 0, top: 0, left: 0 } }
const noBar = { screen: { ...bar.screen, availHeight: 1080 } }
const firefox = { ...fakeEngine('gecko'), performance: { now: () => 7 } }
const cores = (count: number | undefined) => ({ navigator: { hardwareConcurrency: count } })

test('gives the cores of this machine', () => {
  expect(hardwareConcurrency(fakeWindow(bar))).toEqual({ state: 'ok', value: navigator.hardwareConcurrency })
})

test('is absent where the browser does not say', () => {
  expect(hardwareConcurrency(fakeWindow(cores(undefined)))).toEqual({ state: 'absent' })
})

test.each([4, 8])('is noised where Firefox may be rounding to %i', (tier) => {
  expect(hardwareConcurrency(fakeWindow({ ...firefox, ...noBar, ...cores(tier) }))).toEqual({ state: 'noised' })
  expect(hardwareConcurrency(fakeWindow({ ...firefox, ...bar, ...cores(tier) }))).toEqual({ state: 'ok', value: tier })
  expect(hardwareConcurrency(fakeWindow({ ...firefox, ...noBar, ...cores(12) }))).toEqual({ state: 'ok', value: 12 })
  expect(hardwareConcurrency(fakeWindow({ ...fakeEngine('blink'), ...noBar, ...cores(tier) }))).toEqual({ state: 'ok', value: tier })
})

test('unverified: is noised in Brave, https://github.com/brave/brave-browser/issues/10808', () => {
  const brave = { ...fakeEngine('blink'), ...bar, navigator: { hardwareConcurrency: 6, brave: {} } }
  expect(hardwareConcurrency(fakeWindow(brave))).toEqual({ state: 'noised' })
})
