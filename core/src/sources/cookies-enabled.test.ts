import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { cookiesEnabled } from './cookies-enabled.ts'

test('says what this browser says, and sets none', () => {
  const before = document.cookie
  expect(cookiesEnabled(window)).toEqual({ state: 'ok', value: navigator.cookieEnabled })
  expect(document.cookie).toBe(before)
})

test('tells that they are off, and that the question is refused', () => {
  expect(cookiesEnabled(fakeWindow({ navigator: { cookieEnabled: false } }))).toEqual({ state: 'ok', value: false })
  const refusing = fakeWindow({
    navigator: {
      get cookieEnabled() {
        throw new DOMException('', 'SecurityError')
      },
    },
  })
  expect(cookiesEnabled(refusing)).toEqual({ state: 'blocked' })
})
