import { expect, test } from 'vitest'
import { floatArchitecture } from './float-architecture.ts'

test('tells x86 from ARM', () => {
  expect(floatArchitecture(window)).toEqual({ state: 'ok', value: /x86|i\d86/.test(navigator.platform) ? 255 : 127 })
})
