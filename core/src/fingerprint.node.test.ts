import { expect, test } from 'vitest'
import { getOptionsOf, startOptionsOf } from './fingerprint/options.ts'
import { errorOf, resultOf } from './fingerprint/result.ts'
import { start } from './fingerprint.ts'
import { SelfsameError } from './index.ts'
import { DATA } from './testing/fake-agent.ts'

const withoutDefault = { __type__: 'withoutDefault', value: ['https://a.example/s'] } as const

test.each([
  [{ endpoints: 'https://a.example/s' }, { endpoint: 'https://a.example/s' }],
  [{ endpoints: ['https://a.example/s', 'https://b.example/s'] }, { endpoint: ['https://a.example/s', 'https://b.example/s'] }],
  [{ endpoints: withoutDefault }, { endpoint: ['https://a.example/s'] }],
  [{ endpoints: [] }, {}],
  [{ cache: { storage: 'agent', duration: 'optimize-cost' } }, { cache: { storage: 'memory', duration: 3600 } }],
  [{ cache: { storage: 'localStorage', duration: 60, cachePrefix: 'x' } }, { cache: { storage: 'localStorage', duration: 60, prefix: 'x' } }],
  [{ consent: 'required', urlHashing: { path: true } }, { consent: 'required', urlHashing: { path: true } }],
] as const)('start options %j', (given, expected) => {
  expect(startOptionsOf({ apiKey: 'pk_test', ...given })).toEqual({ apiKey: 'pk_test', ...expected })
})

test.each([
  [{ linkedId: 'one', timeout: 5 }, { linkedId: 'one', timeout: 5 }],
  [{ tag: { a: 1 } }, { tag: { a: 1 } }],
  [{ tag: { a: 1 }, tags: { b: 2 } }, { tag: { b: 2 } }],
  [{ tag: 'sign-up' }, { tag: { tag: 'sign-up' } }],
  [{ tag: [1, 2] }, { tag: { tag: [1, 2] } }],
  [{ tag: null }, {}],
  [undefined, {}],
])('get options %j', (given, expected) => {
  expect(getOptionsOf(given)).toEqual(expected)
})

test('results are in snake_case', () => {
  expect(resultOf({ ...DATA, suspectScore: 3 })).toEqual({
    event_id: '1700000000000.000001',
    visitor_id: 'AAAAAAAAAAAAAAAAAAAA',
    visitor_found: false,
    confidence: { score: 1 },
    first_seen_at: 0,
    last_seen_at: 0,
    suspect_score: 3,
    sealed_result: null,
    cache_hit: false,
  })
})

test('in zero-trust mode there is no visitor_id', () => {
  expect(resultOf({ eventId: DATA.eventId, cacheHit: false })).toEqual({ event_id: DATA.eventId, sealed_result: null, cache_hit: false })
})

test('a sealed result can be sent in each form', async () => {
  const sealed = resultOf({ ...DATA, sealedResult: 'noXc7Q==' }).sealed_result
  expect([`${sealed}`, sealed?.base64(), JSON.stringify({ sealed })]).toEqual(['noXc7Q==', 'noXc7Q==', '{"sealed":"noXc7Q=="}'])
  expect([...(sealed?.byteArray() ?? [])]).toEqual([0x9e, 0x85, 0xdc, 0xed])
  expect((await sealed?.blob().arrayBuffer())?.byteLength).toBe(4)
})

test('errors keep their class and code and have an event_id', () => {
  const error = errorOf(new SelfsameError('too_many_requests', 'Slow down', { eventId: '1700000000000.000001' }))
  expect(error).toBeInstanceOf(SelfsameError)
  expect(error).toMatchObject({ code: 'too_many_requests', event_id: '1700000000000.000001' })
})

test('on a server it starts, and rejects', async () => {
  const agent = start({ apiKey: 'pk_test' })
  await expect(agent.get()).rejects.toMatchObject({ code: 'network_connection', event_id: null })
  await expect(agent.collect()).rejects.toBeInstanceOf(SelfsameError)
})
