import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { userAgent } from './user-agent.ts'

test('gives the user agent of this browser', () => {
  expect(userAgent(window)).toEqual({ state: 'ok', value: navigator.userAgent })
})

test('cuts a long one to what the contract takes', () => {
  expect(userAgent(fakeWindow({ navigator: { userAgent: 'x'.repeat(600) } }))).toEqual({ state: 'ok', value: 'x'.repeat(512) })
})

test('is absent where an extension took it away', () => {
  expect(userAgent(fakeWindow({ navigator: { userAgent: '' } }))).toEqual({ state: 'absent' })
})
