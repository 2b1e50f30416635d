import { expect, test } from 'vitest'
import { fakeEngine, fakeWindow } from '../testing/fake-window.ts'
import { screenResolution } from './screen-resolution.ts'

const size = { innerWidth: 800, innerHeight: 500, outerWidth: 800, outerHeight: 600 }

test('gives the screen, larger side first', () => {
  const apart = { innerWidth: 300, innerHeight: 200 }
  expect(screenResolution(fakeWindow(apart))).toEqual({
    state: 'ok',
    value: [Math.max(screen.width, screen.height), Math.min(screen.width, screen.height)],
  })
  expect(screenResolution(fakeWindow({ ...size, screen: { width: 390, height: 844 } }))).toEqual({ state: 'ok', value: [844, 390] })
})

test('unverified: is noised where Safari 17 gives the document for the screen, https://github.com/fingerprintjs/fingerprintjs/pull/951', () => {
  const safari = { ...fakeEngine('webkit'), ...size, screen: { width: 800, height: 500 } }
  expect(screenResolution(fakeWindow(safari))).toEqual({ state: 'noised' })
  expect(screenResolution(fakeWindow({ ...safari, navigator: { standalone: true } }))).toEqual({ state: 'ok', value: [800, 500] })
})

test('unverified: is noised where Brave gives a shifted window for the screen, https://github.com/brave/brave-browser/wiki/Fingerprinting-Protections', () => {
  const brave = { ...fakeEngine('blink'), ...size, navigator: { brave: {} } }
  expect(screenResolution(fakeWindow({ ...brave, screen: { width: 805, height: 603 } }))).toEqual({ state: 'noised' })
  expect(screenResolution(fakeWindow({ ...brave, screen: { width: 1920, height: 1080 } }))).toEqual({ state: 'ok', value: [1920, 1080] })
})
