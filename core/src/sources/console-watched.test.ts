import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { consoleWatched } from './console-watched.ts'

test('sees that these tests are driven by a program that listens', async () => {
  const expected = engine(window) === 'blink' ? { state: 'ok', value: true } : { state: 'absent' }
  expect(await consoleWatched(window)).toEqual(expected)
})

test('leaves the wording of errors as it was', async () => {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')
  await consoleWatched(window)
  expect(Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')).toEqual(before)
})
