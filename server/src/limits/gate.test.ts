import { describe, expect, it } from 'vitest'
import { createGate } from './gate.ts'

/** Work that ends when it is told to. */
function work() {
  let end = () => {}
  const ended = new Promise<void>((resolve) => (end = resolve))
  return { run: () => ended, end: () => end() }
}

describe('createGate', () => {
  it('lets no more work run at a time than it may, in order of arrival', async () => {
    const gate = createGate({ concurrency: 2, queue: 10, behind: () => 0 })
    const order: number[] = []
    const works = Array.from({ length: 5 }, work)
    const done = works.map(({ run }, index) => gate.inTurn(async () => (order.push(index), run())))
    await new Promise(setImmediate)
    expect([order, gate.state()]).toEqual([[0, 1], { inFlight: 0, waiting: 3, running: 2 }])
    for (const [index, { end }] of works.entries()) {
      end()
      await done[index]
      await new Promise(setImmediate)
      expect(gate.state().running).toBe(Math.min(2, 4 - index))
    }
    expect(order).toEqual([0, 1, 2, 3, 4])
  })

  it('refuses what is too much, and takes more when some has gone, also where that failed', async () => {
    const gate = createGate({ concurrency: 1, queue: 1, behind: () => 0 })
    const [one, two] = [work(), work()]
    const first = gate.admit(one.run)
    const second = gate.admit(async () => two.run().then(() => Promise.reject(new Error('broke'))))
    await expect(gate.admit(() => Promise.resolve())).rejects.toMatchObject({ code: 'service_unavailable', retryAfter: 1 })
    two.end()
    await expect(second).rejects.toThrow('broke')
    expect(await gate.admit(() => Promise.resolve('in'))).toBe('in')
    one.end()
    await first
    expect(gate.state()).toEqual({ inFlight: 0, waiting: 0, running: 0 })
  })

  it('refuses who waited longer to be read than is waited for an answer, and takes more when the process keeps up again', async () => {
    let behind = 5_001
    const gate = createGate({ concurrency: 1, queue: 1, behind: () => behind })
    await expect(gate.admit(() => Promise.resolve())).rejects.toMatchObject({ code: 'service_unavailable', retryAfter: 1 })
    behind = 5_000
    expect(await gate.admit(() => Promise.resolve('in'))).toBe('in')
    expect(gate.state()).toEqual({ inFlight: 0, waiting: 0, running: 0 })
  })

  it('gives its place to the next where work fails', async () => {
    const gate = createGate({ concurrency: 1, queue: 1, behind: () => 0 })
    const failing = gate.inTurn(() => Promise.reject(new Error('broke')))
    const next = gate.inTurn(() => Promise.resolve('next'))
    await expect(failing).rejects.toThrow('broke')
    expect(await next).toBe('next')
  })
})
