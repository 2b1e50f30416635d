import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { windowSize } from './window-size.ts'

test('outer before inner, width before height', async () => {
  const page = fakeWindow({ outerWidth: 4, outerHeight: 3, innerWidth: 2, innerHeight: 1 })
  expect(await windowSize(page)).toEqual({ state: 'ok', value: [4, 3, 2, 1] })
})
