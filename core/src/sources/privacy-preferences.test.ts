import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { privacyPreferences } from './privacy-preferences.ts'

const page = (doNotTrack: unknown, globalPrivacyControl?: boolean) => fakeWindow({ navigator: { doNotTrack, globalPrivacyControl } })

test('has nothing set here; Gecko has the control, off', () => {
  expect(privacyPreferences(window)).toEqual({ state: 'ok', value: engine(window) === 'gecko' ? { globalPrivacyControl: false } : {} })
})

test('gives what is set', () => {
  expect(privacyPreferences(page('1', true))).toEqual({ state: 'ok', value: { doNotTrack: '1', globalPrivacyControl: true } })
  expect(privacyPreferences(page(null))).toEqual({ state: 'ok', value: {} })
  expect(privacyPreferences(page('unspecified', false))).toEqual({ state: 'ok', value: { globalPrivacyControl: false } })
})
