import { eventSchema, explanationSchema, type Event, type EventSearchResult, type Explanation } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer } from '../tests/test-server.ts'
import { desktopComponents, PUBLIC_KEY, visit } from '../tests/visit.ts'

describe('the Server API', () => {
  let server: TestServer
  const eventIds: string[] = []
  let visitorId: string
  beforeAll(async () => {
    server = await startTestServer()
    for (let count = 0; count < 3; count++) {
      const { body } = await server.identify(visit({ linkedId: `order-${count}`, tag: { plan: 'pro', count } }))
      eventIds.push(body.eventId)
      visitorId = body.visitorId ?? ''
    }
    await server.identify(visit({ components: desktopComponents }))
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('gives an event back, as the contract has it', async () => {
    const { status, body } = await server.get<Event>(`/v4/events/${eventIds[1]}`)
    expect(status).toBe(200)
    const identification = {
      visitor_id: visitorId,
      visitor_found: true,
      confidence: { score: expect.any(Number), version: expect.any(String) },
      first_seen_at: expect.any(Number),
      last_seen_at: expect.any(Number),
    }
    expect(eventSchema.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      event_id: eventIds[1],
      timestamp: Number(eventIds[1]?.slice(0, 13)),
      source: 'device',
      linked_id: 'order-1',
      tags: { plan: 'pro', count: 1 },
      environment_id: expect.any(String),
      sdk: { platform: 'js', version: '0.1.0' },
      replayed: false,
      identification,
      supplementary_id_high_recall: identification,
      url: 'https://shop.example/cart?item=7',
      consent: { state: 'not_asked' },
      ip_address: '127.0.0.1',
      user_agent: expect.any(String),
      browser_details: expect.objectContaining({ os: 'Linux', device: 'Other' }),
      device: 'Other',
      os: 'Linux',
      os_version: expect.any(String),
    })
  })

  it('explains why', async () => {
    const { body } = await server.get<Explanation>(`/v4/events/${eventIds[1]}/explanation`)
    expect(body.linkage.decision).toBe('linked')
    expect(body.linkage.candidates[0]?.visitorId).toBe(visitorId)
    expect(body.linkage.comparisons).toContainEqual({ name: 'fonts', level: expect.any(String), bits: expect.any(Number) })
    expect(body.linkage.techniques).toEqual({ fingerprint: { bits: expect.any(Number) } })
    expect(explanationSchema.parse(body)).toEqual(body)
  })

  it('explains in numbers that add up: prior and evidence are the odds', async () => {
    const { prior, posterior, candidates, techniques } = (await server.get<Explanation>(`/v4/events/${eventIds[1]}/explanation`)).body.linkage
    const evidence = candidates[0]?.bits ?? 0
    expect(techniques?.fingerprint.bits).toBeCloseTo(evidence, 6)
    expect((prior.bits ?? 0) + evidence).toBeCloseTo(Math.log2(posterior.best / posterior.new), 3)
  })

  it('searches, newest first, page by page, with what the official SDK adds', async () => {
    const first = await server.get<EventSearchResult>(`/v4/events?visitor_id=${visitorId}&limit=2&ii=fingerprint-pro-server-node-sdk%2Fv7`)
    expect(first.body.events.map(({ event_id }) => event_id)).toEqual([eventIds[2], eventIds[1]])
    const next = await server.get<EventSearchResult>(`/v4/events?visitor_id=${visitorId}&limit=2&pagination_key=${first.body.pagination_key}`)
    expect(next.body.events.map(({ event_id }) => event_id)).toEqual([eventIds[0]])
    expect(next.body.pagination_key).toBeUndefined()
    const whole = await server.get<EventSearchResult>(`/v4/events?visitor_id=${visitorId}&limit=3`)
    expect(whole.body.pagination_key).toBeUndefined()
    expect((await server.get<EventSearchResult>('/v4/events')).body.events).toHaveLength(4)
    expect((await server.get<EventSearchResult>('/v4/events?visitor_id=nobody')).body).toEqual({ events: [] })
  })

  it.each([
    ['/v4/events?limit=0', 'invalid limit'],
    ['/v4/events?limit=101', 'invalid limit'],
    ['/v4/events?limit=ten', 'invalid limit'],
    ['/v4/events?visitor_id=a%00b', 'invalid visitor_id'],
    ['/v4/events?pagination_key=x', 'invalid pagination_key'],
    ['/v4/events?vpn=yes', 'invalid vpn'],
  ])('refuses %s', async (path, message) => {
    expect(await server.get(path)).toMatchObject({ status: 400, body: { error: { code: 'request_cannot_be_parsed', message } } })
  })

  it.each(['1700000000000.aaaaaa', 'x', '%00', '%ff', "1700000000000.aaaaa'", 'ä', 'x'.repeat(3_000)])('knows no event %s', async (id) => {
    expect(refusal(await server.get(`/v4/events/${id}`))).toEqual([404, 'event_not_found'])
    expect(refusal(await server.get(`/v4/events/${id}/explanation`))).toEqual([404, 'event_not_found'])
  })

  it('asks for the secret key, with 403 and never 401', async () => {
    for (const path of ['/v4/events', `/v4/events/${eventIds[0]}`, `/v4/events/${eventIds[0]}/explanation`]) {
      expect(refusal(await server.get(path, ''))).toEqual([403, 'secret_api_key_required'])
      expect(refusal(await server.get(path, 'sk_wrong'))).toEqual([403, 'secret_api_key_not_found'])
      expect(refusal(await server.get(path, PUBLIC_KEY))).toEqual([403, 'secret_api_key_not_found'])
    }
  })

  it('is not open to pages', async () => {
    expect((await server.get('/v4/events')).headers.get('access-control-allow-origin')).toBeNull()
  })

  it('answers typed where there is nothing', async () => {
    expect(refusal(await server.get('/nowhere'))).toEqual([404, 'route_not_found'])
    expect(refusal(await server.get('/s/i'))).toEqual([404, 'route_not_found'])
  })
})
