import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { colorDepth } from './color-depth.ts'

test('gives the bits of this screen', () => {
  expect(colorDepth(window)).toEqual({ state: 'ok', value: screen.colorDepth })
  expect(colorDepth(fakeWindow({ screen: { colorDepth: 30 } }))).toEqual({ state: 'ok', value: 30 })
})
