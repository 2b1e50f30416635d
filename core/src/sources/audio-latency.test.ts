import { expect, test } from 'vitest'
import { fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { audioLatency } from './audio-latency.ts'

/** A window whose audio output has these properties; `closed` counts the contexts that were given back. */
function output(properties: object, fakes: Record<string, unknown> = {}) {
  const state = { closed: 0 }
  function AudioContext() {
    return { ...properties, close: async () => void state.closed++ }
  }
  return { page: fakeWindow({ AudioContext, ...fakes }), state }
}

test('is under a second in a real browser', async () => {
  const latency = await audioLatency(window)
  if (!('value' in latency)) throw new Error('this browser has Web Audio')
  expect(latency.value).toBeGreaterThanOrEqual(0)
  expect(latency.value).toBeLessThan(1)
})

test('is absent where the browser does not say, and without Web Audio', async () => {
  expect(await audioLatency(output({ sampleRate: 48_000 }).page)).toEqual({ state: 'absent' })
  expect(await audioLatency(fakeWindow({ AudioContext: undefined }))).toEqual({ state: 'absent' })
})

test('gives the context back', async () => {
  const { page, state } = output({ baseLatency: 0.01, sampleRate: 48_000 })
  expect(await audioLatency(page)).toEqual({ state: 'ok', value: 0.01 })
  expect(state.closed).toBe(1)
})

test('is noised under resistFingerprinting', async () => {
  const { page } = output({ baseLatency: 0 }, RESISTING)
  expect(await audioLatency(page)).toEqual({ state: 'noised' })
})
