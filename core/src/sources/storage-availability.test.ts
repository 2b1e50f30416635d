import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { storageAvailability } from './storage-availability.ts'

const throwing = (name: string) => fakeWindow({
  get localStorage() {
    throw new DOMException('', name)
  },
})

test('finds all three here, and leaves nothing there', () => {
  const before = [localStorage.length, sessionStorage.length]
  expect(storageAvailability(window)).toEqual({ state: 'ok', value: { local: true, session: true, indexedDb: true } })
  expect([localStorage.length, sessionStorage.length]).toEqual(before)
})

test('tells what is switched off', () => {
  const page = fakeWindow({ localStorage: null, indexedDB: undefined })
  expect(storageAvailability(page)).toEqual({ state: 'ok', value: { local: false, session: true, indexedDb: false } })
})

test('is blocked where touching storage throws, and fails on what it does not know', () => {
  expect(storageAvailability(throwing('SecurityError'))).toEqual({ state: 'blocked' })
  expect(() => storageAvailability(throwing('DataError'))).toThrow()
})

test('is blocked in a frame of its own origin', async () => {
  const frame = document.createElement('iframe')
  frame.sandbox.add('allow-scripts')
  frame.srcdoc = '<script>let state = "none"; try { void localStorage } catch (error) { state = error.name } parent.postMessage(state, "*")</script>'
  const answer = new Promise((resolve) => window.addEventListener('message', ({ data }) => resolve(data), { once: true }))
  document.body.append(frame)
  try {
    expect(await answer).toBe('SecurityError') // the name that the source maps
  } finally {
    frame.remove()
  }
})
