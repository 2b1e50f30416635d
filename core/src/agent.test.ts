import { expect, test } from 'vitest'
import { start } from './agent.ts'
import type { AgentState } from './types.ts'
import { endpoint, failure, options } from './testing/endpoint.ts'

test('shows idle, loading, success', async () => {
  const agent = start(options(endpoint('ok').url))
  const states: AgentState[] = [agent.getState()]
  agent.subscribe(() => states.push(agent.getState()))

  const data = await agent.get()

  expect(states).toEqual([{ status: 'idle' }, { status: 'loading' }, { status: 'success', data }])
  expect(data).toMatchObject({ visitorId: 'abcdefghij0123456789', cacheHit: false })
  expect(agent.getState()).toBe(agent.getState())
})

test('keeps the last answer while asking again, and after a failure', async () => {
  const agent = start(options(endpoint('flaky').url))
  const data = await agent.get()
  const again = agent.get({ timeout: 1 })
  expect(agent.getState()).toEqual({ status: 'loading', data })

  const error = await failure(again)
  expect(agent.getState()).toEqual({ status: 'error', error, data })
})

test('who asks the same at the same time shares one request', async () => {
  const { url, arrivals } = endpoint('slow')
  const agent = start(options(url))
  const answers = await Promise.all([
    agent.get({ tag: { a: 1, b: [2, { c: 3, d: 4 }] }, linkedId: 'x' }),
    agent.get({ linkedId: 'x', tag: { b: [2, { d: 4, c: 3 }], a: 1 } }),
  ])
  expect(answers[0]).toBe(answers[1])
  expect(await arrivals()).toHaveLength(1)
})

test('other options are another request', async () => {
  const { url, arrivals } = endpoint('slow')
  const agent = start(options(url))
  await Promise.all([agent.get(), agent.get({ linkedId: 'x' }), agent.get({ tag: { a: 1 } }), agent.get({ tag: { a: 2 } })])
  const nonces = (await arrivals()).map(({ body }) => JSON.parse(body).nonce)
  expect(new Set(nonces).size).toBe(4)
})

test('the same question later is a new request', async () => {
  const { url, arrivals } = endpoint('ok')
  const agent = start(options(url))
  const first = await agent.get()
  const second = await agent.get()
  expect(second.eventId).not.toBe(first.eventId)
  expect(await arrivals()).toHaveLength(2)
})

test('ignoreCache is not swallowed by a request under way', async () => {
  const { url, arrivals } = endpoint('slow')
  const agent = start(options(url))
  const answers = await Promise.all([agent.get(), agent.get({ ignoreCache: true }), agent.get({ ignoreCache: true }), agent.get()])
  expect(new Set(answers.map(({ eventId }) => eventId)).size).toBe(3)
  expect(await arrivals()).toHaveLength(3)
})

test('one impatient caller does not end the request of the others', async () => {
  const { url, arrivals } = endpoint('slow')
  const agent = start(options(url))
  const [hasty, patient] = await Promise.all([failure(agent.get({ timeout: 50 })), agent.get()])
  expect(hasty).toMatchObject({ code: 'client_timeout' })
  expect(patient.cacheHit).toBe(false)
  expect(agent.getState()).toEqual({ status: 'success', data: patient })
  expect(await arrivals()).toHaveLength(1)
})

test('a listener that throws disturbs nobody', async () => {
  const agent = start(options(endpoint('ok').url))
  const uncaught = new Promise<ErrorEvent>((resolve) => {
    const note = (event: ErrorEvent) => {
      event.preventDefault() // the test runner must not take it for a failure
      event.stopImmediatePropagation()
      resolve(event)
    }
    addEventListener('error', note, { capture: true, once: true })
  })
  let calls = 0
  const end = agent.subscribe(() => {
    end()
    throw new Error('from a listener')
  })
  agent.subscribe(() => calls++)
  await agent.get()
  expect(calls).toBe(2)
  expect((await uncaught).message).toContain('from a listener')
})

test('a listener is not called after it was taken off', async () => {
  const agent = start(options(endpoint('ok').url))
  let calls = 0
  const listener = () => calls++
  const endFirst = agent.subscribe(listener)
  agent.subscribe(listener)
  endFirst()
  endFirst()
  await agent.get()
  expect(calls).toBe(2)
})

test.for([
  ['no apiKey', { apiKey: '' }, {}, 'api_key_missing'],
  ['a tag of more than 16 KB', {}, { tag: { text: 'x'.repeat(17_000) } }, 'request_cannot_be_parsed'],
  ['a tag of more than 16 KB in UTF-8', {}, { tag: { text: '\u20ac'.repeat(6_000) } }, 'request_cannot_be_parsed'],
  ['a linkedId of 257 characters', {}, { linkedId: 'x'.repeat(257) }, 'request_cannot_be_parsed'],
] as const)('%s is refused before anything is sent', async ([, more, getOptions, code]) => {
  const { url, arrivals } = endpoint('ok')
  const agent = start(options(url, more))
  const error = await failure(agent.get(getOptions))
  expect(error).toMatchObject({ name: 'SelfsameError', code })
  expect(agent.getState()).toEqual({ status: 'error', error })
  expect(await failure(agent.collect(getOptions))).toMatchObject({ code })
  expect(await arrivals()).toEqual([])
})

test('a tag that is no JSON is refused', async () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  const agent = start(options(endpoint('ok').url))
  for (const tag of [circle, { big: 1n }]) {
    expect(await failure(agent.get({ tag }))).toMatchObject({ code: 'request_cannot_be_parsed', cause: { name: 'TypeError' } })
  }
})

test.for([['x'], [['a']], [new Date(0)], [() => 1]])('%s is no tag', async ([tag]) => {
  const agent = start(options(endpoint('ok').url))
  expect(await failure(agent.get({ tag: tag as unknown as Record<string, unknown> }))).toMatchObject({ code: 'request_cannot_be_parsed' })
})

test('the largest tag and linkedId are sent', async () => {
  const { url, arrivals } = endpoint('ok')
  const text = 'x'.repeat(16_384 - '{"text":""}'.length)
  await start(options(url)).get({ tag: { text }, linkedId: 'x'.repeat(256) })
  expect(await arrivals()).toHaveLength(1)
})

test('a tag is copied when it is given', async () => {
  const { url, arrivals } = endpoint('ok')
  const tag = { step: 1 }
  const answer = start(options(url)).get({ tag })
  tag.step = 2
  await answer
  expect(JSON.parse((await arrivals())[0]?.body ?? '').tag).toEqual({ step: 1 })
})

test('collect() gives the payload and sends nothing', async () => {
  const { url, arrivals } = endpoint('ok')
  const agent = start(options(url))
  const [one, two] = await Promise.all([agent.collect({ linkedId: 'x' }), agent.collect({ linkedId: 'x' })])
  expect(one).toMatchObject({ v: 1, key: 'pk_test', linkedId: 'x', components: { platform: { state: 'ok' } } })
  expect(one.nonce).toMatch(/^[0-9a-f]{32}$/)
  expect(one.nonce).not.toBe(two.nonce)
  expect(agent.getState()).toEqual({ status: 'idle' })
  expect(await arrivals()).toEqual([])
})
