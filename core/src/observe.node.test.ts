import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SelfsameError } from './errors.ts'
import { observe } from './observe.ts'
import { DATA, fakeAgent, settle } from './testing/fake-agent.ts'
import type { Agent } from './types.ts'

/** Observes so many option sets that nobody asked for before. */
function fill(agent: Agent, count: number): void {
  for (let i = 0; i < count; i++) observe(agent, { tag: { set: crypto.randomUUID() } })
}

describe('observe', () => {
  beforeEach(() => vi.stubGlobal('window', {}))
  afterEach(() => vi.unstubAllGlobals())

  it('shares one state and one request among options of the same content', async () => {
    const { agent, asked } = fakeAgent()
    const one = observe(agent, { tag: { a: 1, b: { c: 2 } } })
    expect(observe(agent, { tag: { b: { c: 2 }, a: 1 } })).toBe(one)
    one.load()
    one.load()
    expect(asked).toHaveLength(1)
    expect(one.getState()).toEqual({ status: 'loading' })
    asked[0]?.resolve(DATA)
    await settle()
    expect(one.getState()).toEqual({ status: 'success', data: DATA })
    one.load()
    expect(asked).toHaveLength(1)
  })

  it('keeps the states of other options apart', async () => {
    const { agent, asked } = fakeAgent()
    const [mine, other] = [observe(agent, { linkedId: 'mine' }), observe(agent)]
    mine.load()
    asked[0]?.resolve(DATA)
    await settle()
    expect(other.getState()).toEqual({ status: 'idle' })
    other.load()
    expect(asked).toMatchObject([{ options: { linkedId: 'mine' } }, { options: {} }])
  })

  it('adopts the answer that the page had before', async () => {
    const { agent, asked } = fakeAgent()
    const answer = agent.get()
    asked[0]?.resolve(DATA)
    await answer
    expect(observe(agent).getState()).toEqual({ status: 'success', data: DATA })
    expect(observe(agent, { linkedId: 'other' }).getState()).toEqual({ status: 'idle' })
  })

  it('keeps the last answer while asking again and after a failure, which the caller gets too', async () => {
    const { agent, asked } = fakeAgent()
    const seen = observe(agent)
    seen.load()
    asked[0]?.resolve(DATA)
    await settle()
    const again = seen.get({ ignoreCache: true })
    expect(asked[1]?.options).toEqual({ ignoreCache: true })
    expect(seen.getState()).toEqual({ status: 'loading', data: DATA })
    const error = new SelfsameError('network_connection', 'Gone')
    asked[1]?.reject(error)
    await expect(again).rejects.toBe(error)
    expect(seen.getState()).toEqual({ status: 'error', error, data: DATA })
  })

  it('waits for consent, forgets when it is revoked, and asks again when it is back', async () => {
    const { agent, asked } = fakeAgent('required')
    const seen = observe(agent)
    const listener = vi.fn()
    seen.subscribe(listener)
    seen.load()
    expect(seen.getState()).toEqual({ status: 'awaiting-consent' })
    await expect(seen.get()).rejects.toMatchObject({ code: 'consent_required' })
    expect(seen.getState()).toEqual({ status: 'awaiting-consent' })

    agent.grantConsent()
    expect(asked).toHaveLength(1)
    agent.revokeConsent()
    asked[0]?.resolve(DATA)
    await settle()
    expect(seen.getState()).toEqual({ status: 'awaiting-consent' })

    agent.grantConsent()
    asked[1]?.resolve(DATA)
    await settle()
    expect(seen.getState()).toEqual({ status: 'success', data: DATA })
    expect(listener).toHaveBeenCalled()
  })

  it('makes no request after consent where nobody listens any more', () => {
    const { agent, asked } = fakeAgent('required')
    const seen = observe(agent)
    const stop = seen.subscribe(() => undefined)
    seen.load()
    stop()
    agent.grantConsent()
    expect(asked).toHaveLength(0)
  })

  it('adopts no answer to other questions once a component has asked', async () => {
    const { agent, asked } = fakeAgent()
    observe(agent, { linkedId: 'one' }).load()
    asked[0]?.resolve(DATA)
    await settle()
    expect(observe(agent).getState()).toEqual({ status: 'idle' })
  })

  it('adopts no failure: who comes later asks', async () => {
    const { agent, asked } = fakeAgent()
    const failed = agent.get().catch(() => undefined)
    asked[0]?.reject(new SelfsameError('network_connection', 'Gone'))
    await failed
    expect(observe(agent).getState()).toEqual({ status: 'idle' })
  })

  it('says so where a tag is no JSON', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    expect(() => observe(fakeAgent().agent, { tag: cycle })).toThrow(expect.objectContaining({ code: 'request_cannot_be_parsed' }))
  })

  it('asks nothing on a server', () => {
    vi.unstubAllGlobals()
    const { agent, asked } = fakeAgent()
    observe(agent).load()
    expect(asked).toHaveLength(0)
  })

  it('forgets the oldest of very many option sets', () => {
    const { agent } = fakeAgent()
    const first = observe(agent, { linkedId: '0' })
    for (let i = 1; i <= 100; i++) observe(agent, { linkedId: String(i) })
    expect(observe(agent, { linkedId: '0' })).not.toBe(first)
  })

  it('keeps the option sets that are listened to, and of the others those asked for last', () => {
    const { agent } = fakeAgent()
    const heard = observe(agent, { linkedId: 'heard' })
    const stop = heard.subscribe(() => undefined)
    const [used, unused] = [observe(agent, { linkedId: 'used' }), observe(agent, { linkedId: 'unused' })]
    observe(agent, { linkedId: 'used' })
    fill(agent, 98)
    expect(observe(agent, { linkedId: 'heard' })).toBe(heard)
    expect(observe(agent, { linkedId: 'used' })).toBe(used)
    expect(observe(agent, { linkedId: 'unused' })).not.toBe(unused)
    stop()
    fill(agent, 100)
    expect(observe(agent, { linkedId: 'heard' })).not.toBe(heard)
  })

  it('takes the data of a withdrawn consent from all who listen, however late and many', async () => {
    const { agent, asked } = fakeAgent()
    const first = observe(agent, { linkedId: 'first' })
    fill(agent, 100)
    first.subscribe(() => undefined)
    first.load()
    asked[0]?.resolve(DATA)
    await settle()
    fill(agent, 100)
    agent.revokeConsent()
    expect(first.getState()).toEqual({ status: 'awaiting-consent' })
  })
})
