import { expect, it } from 'vitest'
import { loopBehind } from './loop.ts'

/** Keeps the event loop from turning, without work. */
const hold = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

it('the loop is behind while something holds it up, for what was waiting meanwhile, and then no more', async () => {
  loopBehind()
  await expect.poll(loopBehind).toBeLessThan(200)
  hold(600)
  expect(loopBehind()).toBeGreaterThan(400)
  await new Promise((resolve) => setTimeout(resolve)) // a new turn has begun, in which those that waited are read
  expect(loopBehind()).toBeGreaterThan(400)
  await expect.poll(loopBehind).toBeLessThan(200)
})
