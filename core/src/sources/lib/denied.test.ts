import { expect, test } from 'vitest'
import { blockedIfDenied } from './denied.ts'

test.each(['SecurityError', 'NotAllowedError'])('maps %s', (name) => {
  expect(blockedIfDenied(new DOMException('', name))).toEqual({ state: 'blocked' })
})

test.each([new DOMException('', 'AbortError'), new TypeError('x'), undefined])('throws %s on', (error) => {
  expect(() => blockedIfDenied(error)).toThrow()
})
