import { expect, test } from 'vitest'
import { engine } from '../engine.ts'
import { fakeWindow } from '../testing/fake-window.ts'
import { permissions } from './permissions.ts'

const querying = (query: (descriptor: { name: string }) => unknown) => fakeWindow({ navigator: { permissions: { query } } })

test('says of each name what this browser says', async () => {
  const result = await permissions(window)
  if (result.state !== 'ok') throw new Error(result.state)
  expect(result.value).toMatch(/^[gdp-]{14}$/)
  const { state } = await navigator.permissions.query({ name: 'geolocation' })
  expect(result.value.charAt(0)).toBe(state.charAt(0))
  // Local fonts are Blink's alone.
  expect(result.value.charAt(12) === '-').toBe(engine(window) !== 'blink')
})

test('asks for nothing but the state', async () => {
  const asked: string[] = []
  await permissions(querying(({ name }) => (asked.push(name), { state: 'prompt' })))
  expect(asked).toHaveLength(14)
})

test('writes - for a name that the browser does not know', async () => {
  const page = querying(({ name }) => (name === 'push' ? Promise.reject(new TypeError()) : Promise.resolve({ state: 'denied' })))
  expect(await permissions(page)).toEqual({ state: 'ok', value: 'dddddd-ddddddd' })
})

test('is absent before Safari 16', async () => {
  expect(await permissions(fakeWindow({ navigator: { permissions: undefined } }))).toEqual({ state: 'absent' })
})
