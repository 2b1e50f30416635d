import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { maths } from './maths.ts'

test('is the same digest each time', () => {
  expect(maths(window)).toEqual({ state: 'ok', value: expect.stringMatching(/^[0-9a-f]{16}$/) })
  expect(maths(window)).toEqual(maths(window))
})

test('the last bit of one function shows', () => {
  const other = Object.create(Math, { tanh: { value: (x: number) => Math.tanh(x) + Number.EPSILON / 2 } })
  expect(maths(fakeWindow({ Math: other }))).not.toEqual(maths(window))
})
