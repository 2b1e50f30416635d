import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { consoleWatched } from './console-watched.ts'

test('sees the program that drives these tests', async () => {
  const expected = engine(window) === 'blink' ? { state: 'ok', value: 'listener' } : { state: 'absent' }
  expect(await consoleWatched(window)).toEqual(expected)
})

test('leaves the wording of errors as it was', async () => {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')
  await consoleWatched(window)
  expect(Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')).toEqual(before)
})

test('takes one that follows calls for a debugger', async () => {
  let now = 0
  const performance = { now: () => (now += 30) }
  if (engine(window) === 'blink') expect(await consoleWatched(fakeWindow({ performance }))).toEqual({ state: 'ok', value: 'debugger' })
})
