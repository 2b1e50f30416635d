import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { worker } from './worker.ts'

test('a worker of a real browser tells the same as its page', async () => {
  expect(await worker(window)).toEqual({ state: 'ok', value: [] })
})

test('names what the page tells otherwise', async () => {
  const page = fakeWindow({ navigator: { hardwareConcurrency: 77, platform: 'Pretend', languages: ['tlh'] } })
  expect(await worker(page)).toEqual({ state: 'ok', value: ['platform', 'languages', 'hardwareConcurrency'] })
})

test('is blocked where workers are refused, at once or later, and absent where there are none', async () => {
  const later = function (this: { onerror?: () => void; terminate?: () => void }) {
    this.terminate = () => undefined
    setTimeout(() => this.onerror?.())
  }
  const refused = function () {
    throw new DOMException('no', 'SecurityError')
  }
  const states = [later, refused, undefined].map(async (Worker) => (await worker(fakeWindow({ Worker }))).state)
  expect(await Promise.all(states)).toEqual(['blocked', 'blocked', 'absent'])
})
