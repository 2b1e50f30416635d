import { expect, test } from 'vitest'
import { shared } from './shared.ts'
import { fakeWindow } from './testing/fake-window.ts'

test('is made once for all that ask in one collection, and anew for another window', () => {
  let made = 0
  const thing = shared(() => ++made)
  const other = fakeWindow({})
  expect([thing(window), thing(window), thing(other), thing(window)]).toEqual([1, 1, 2, 1])
})

test('is let go when its time is over, and made afresh', async () => {
  let made = 0
  const thing = shared(() => ++made, 20)
  expect([thing(window), thing(window)]).toEqual([1, 1])
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(thing(window)).toBe(2)
})

test('what could not be made is not kept', () => {
  let tries = 0
  const thing = shared(() => {
    if (++tries === 1) throw new Error('not yet')
    return tries
  })
  expect(() => thing(window)).toThrow('not yet')
  expect(thing(window)).toBe(2)
})
