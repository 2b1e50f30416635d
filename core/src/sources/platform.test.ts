import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { platform } from './platform.ts'

test('gives the platform of this machine', () => {
  expect(platform(window)).toEqual({ state: 'ok', value: navigator.platform })
  expect(navigator.platform).toMatch(/^Linux/)
})

test('is absent where it is empty', () => {
  expect(platform(fakeWindow({ navigator: { platform: '' } }))).toEqual({ state: 'absent' })
})
