import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { start } from './agent.ts'
import { answerOf } from './answer-of.ts'
import { SelfsameError } from './errors.ts'
import { observe } from './observe.ts'
import { DATA, fakeAgent, settle } from './testing/fake-agent.ts'

beforeEach(() => vi.stubGlobal('window', {}))
afterEach(() => vi.unstubAllGlobals())

it('asks once, and stays the same promise from question to answer', async () => {
  const { agent, asked } = fakeAgent()
  const seen = observe(agent)
  const answer = answerOf(seen)
  expect(asked).toHaveLength(0) // not while a component is rendered
  await settle()
  expect(answerOf(seen)).toBe(answer)
  asked[0]?.resolve(DATA)
  expect(await answer).toBe(DATA)
  expect(answerOf(seen)).toBe(answer)
  expect(asked).toHaveLength(1)
})

it('keeps the last answer while asking again, then has the next one without a pause', async () => {
  const { agent, asked } = fakeAgent()
  const seen = observe(agent)
  const first = answerOf(seen)
  await settle()
  asked[0]?.resolve(DATA)
  await first
  const next = { ...DATA, eventId: '1700000000000.000002' }
  void seen.get()
  expect(answerOf(seen)).toBe(first)
  asked[1]?.resolve(next)
  await settle()
  expect(answerOf(seen)).toMatchObject({ status: 'fulfilled', value: next })
})

it('rejects with the failure, and is another promise once asked again', async () => {
  const { agent, asked } = fakeAgent()
  const seen = observe(agent)
  const answer = answerOf(seen)
  await settle()
  const error = new SelfsameError('network_connection', 'Gone')
  asked[0]?.reject(error)
  await expect(answer).rejects.toBe(error)
  expect(answerOf(seen)).toBe(answer)
  const again = seen.get()
  const retried = answerOf(seen)
  asked[1]?.resolve(DATA)
  expect([await again, await retried]).toEqual([DATA, DATA])
})

it('waits for consent, and waits again when it is taken back', async () => {
  const { agent, asked } = fakeAgent('required')
  const seen = observe(agent)
  const answer = answerOf(seen)
  await settle()
  agent.grantConsent()
  asked[0]?.resolve(DATA)
  expect(await answer).toBe(DATA)
  agent.revokeConsent()
  expect(answerOf(seen)).not.toBe(answer)
})

it('shows what another component was answered', async () => {
  const { agent, asked } = fakeAgent()
  const seen = observe(agent)
  seen.load()
  asked[0]?.resolve(DATA)
  await settle()
  expect(answerOf(seen)).toMatchObject({ status: 'fulfilled', value: DATA })
})

it('rejects on a server, which leaves the component to the browser', async () => {
  vi.unstubAllGlobals()
  await expect(answerOf(observe(start({ apiKey: 'pk_test' })))).rejects.toMatchObject({ code: 'network_connection' })
})
