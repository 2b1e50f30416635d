import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SelfsameError } from './errors.ts'
import { observe } from './observe.ts'
import { DATA, fakeAgent } from './testing/fake-agent.ts'

const LONG_MS = 1000
const nothing = () => undefined

beforeEach(() => {
  vi.stubGlobal('window', {})
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('ends the request when the last listener is gone, and asks anew for the next one', async () => {
  const { agent, asked } = fakeAgent()
  const seen = observe(agent)
  const stops = [seen.subscribe(nothing), seen.subscribe(nothing)]
  seen.load()
  stops[0]?.()
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(asked[0]?.options.signal?.aborted).toBe(false)
  stops[1]?.()
  stops[1]?.()
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(asked[0]?.options.signal?.aborted).toBe(true)
  expect(seen.getState()).toEqual({ status: 'idle' })

  seen.subscribe(nothing)
  seen.load()
  asked[1]?.resolve(DATA)
  await vi.advanceTimersByTimeAsync(0)
  expect(seen.getState()).toEqual({ status: 'success', data: DATA })
})

it('goes on for a listener that comes in the place of the last one', async () => {
  const { agent, asked } = fakeAgent()
  const seen = observe(agent)
  const stop = seen.subscribe(nothing)
  seen.load()
  stop()
  seen.subscribe(nothing)
  seen.load()
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect(asked).toHaveLength(1)
  expect(asked[0]?.options.signal?.aborted).toBe(false)
})

it('leaves a caller its answer, whoever goes', async () => {
  const { agent, asked } = fakeAgent()
  const seen = observe(agent)
  const stop = seen.subscribe(nothing)
  const mine = seen.get()
  stop()
  await vi.advanceTimersByTimeAsync(LONG_MS)
  asked[0]?.resolve(DATA)
  expect(await mine).toBe(DATA)
  expect(seen.getState()).toEqual({ status: 'success', data: DATA })
})

it('keeps an answer and a failure for who comes later', async () => {
  const { agent, asked } = fakeAgent()
  const [answered, failed] = [observe(agent, { linkedId: 'answered' }), observe(agent, { linkedId: 'failed' })]
  const stops = [answered, failed].map((seen) => (seen.load(), seen.subscribe(nothing)))
  const error = new SelfsameError('network_connection', 'Gone')
  asked[0]?.resolve(DATA)
  asked[1]?.reject(error)
  await vi.advanceTimersByTimeAsync(0)
  stops.forEach((stop) => stop())
  await vi.advanceTimersByTimeAsync(LONG_MS)
  expect([answered.getState(), failed.getState()]).toEqual([{ status: 'success', data: DATA }, { status: 'error', error }])
})

it('wants nothing after consent that only those wanted who are gone', async () => {
  const { agent, asked } = fakeAgent('required')
  const seen = observe(agent)
  const stop = seen.subscribe(nothing)
  seen.load()
  stop()
  await vi.advanceTimersByTimeAsync(LONG_MS)
  seen.subscribe(nothing) // waits for a click, say
  agent.grantConsent()
  expect(asked).toHaveLength(0)
})
