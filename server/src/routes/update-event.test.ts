import type { Event, EventSearchResult } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SECRET_KEY, visit } from '../tests/visit.ts'
import { refusal, startTestServer, type TestServer } from '../tests/test-server.ts'

describe('PATCH /v4/events/{event_id}', () => {
  let server: TestServer
  let eventId: string
  beforeAll(async () => {
    server = await startTestServer()
    eventId = (await server.identify(visit({ tag: { first: 1 }, linkedId: 'first' }))).body.eventId
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const patch = (body: unknown, id = eventId, key = SECRET_KEY) => server.send('PATCH', `/v4/events/${id}`, { body, key })
  const event = async () => (await server.get<Event>(`/v4/events/${eventId}`)).body

  it('changes what is said and keeps the rest; the event is found by it at once', async () => {
    const before = await event()
    expect(await patch({ suspect: true, linked_id: 'second' })).toMatchObject({ status: 200, body: '' })
    expect(await event()).toEqual({ ...before, suspect: true, linked_id: 'second' })
    expect(await patch({ tags: { second: [2, { three: null }] } })).toMatchObject({ status: 200 })
    expect((await event()).tags).toEqual({ second: [2, { three: null }] })
    const found = await server.get<EventSearchResult>('/v4/events?suspect=true&linked_id=second')
    expect(found.body.events.map(({ event_id }) => event_id)).toEqual([eventId])
    expect((await server.get<EventSearchResult>('/v4/events?linked_id=first')).body.events).toEqual([])
  })

  it('changes no prototype by names that are special in JavaScript', async () => {
    await patch('{"tags":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}')
    expect(JSON.stringify((await event()).tags)).toBe('{"constructor":{"prototype":{"polluted":1}}}')
    expect({}).not.toHaveProperty('polluted')
  })

  it.each([
    ['{', 'the body is not JSON'],
    ['[]', 'invalid body'],
    ['null', 'invalid body'],
    ['{}', 'expected linked_id, tags or suspect'],
    [{ suspect: 'yes' }, 'invalid suspect'],
    [{ tags: [] }, 'invalid tags'],
    [{ tags: 'text' }, 'invalid tags'],
    [{ tags: { x: 'x'.repeat(16_384) } }, "tags can't be greater than 16384 bytes"],
    [{ linked_id: 'x'.repeat(257) }, "linked_id can't be greater than 256 characters long"],
    [{ linked_id: null }, 'invalid linked_id'],
    [{ timestamp: 1 }, 'invalid timestamp'],
    [`{"tags":${'['.repeat(40)}${']'.repeat(40)}}`, 'the body is nested more than 32 levels deep'],
  ])('refuses %s', async (body, message) => {
    expect(await patch(body)).toMatchObject({ status: 400, body: { error: { code: 'request_cannot_be_parsed', message } } })
  })

  it('tells an event that is not known from one that may still be on its way', async () => {
    expect(refusal(await patch({ suspect: true }, '1700000000000.aaaaaa'))).toEqual([404, 'event_not_found'])
    expect(refusal(await patch({ suspect: true }, `${Date.now()}.aaaaaa`))).toEqual([409, 'state_not_ready'])
    expect(refusal(await patch({ suspect: true }, 'x'))).toEqual([404, 'event_not_found'])
    expect(refusal(await patch({ suspect: true }, eventId, ''))).toEqual([403, 'secret_api_key_required'])
    expect(refusal(await patch('x'.repeat(70_000)))).toEqual([413, 'payload_too_large'])
  })
})
