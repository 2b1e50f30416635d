import type { EventSearchResult } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'

describe('GET /v4/events where addresses are cut to their networks', () => {
  it('finds an address by its network, and what was kept in full before by itself', async () => {
    await using server = await startTestServer({ SELFSAME_IP_STORAGE: 'truncated', SELFSAME_TRUSTED_PROXIES: '127.0.0.1,::1' })
    const from = async (address: string) => (await server.identify(visit(), { 'x-forwarded-for': address })).body.eventId
    const [mine, neighbour, far, v6] = [await from('203.0.113.77'), await from('203.0.113.9'), await from('203.0.114.77'), await from('2001:db8:1:2::3')]
    const found = async (address: string) => (await server.get<EventSearchResult>(`/v4/events?ip_address=${address}`)).body.events.map(({ event_id }) => event_id)
    for (const address of ['203.0.113.77', '203.0.113.64/26', '203.0.113.0', '203.0.113.0/24', '::ffff:203.0.113.77']) expect(await found(address)).toEqual([neighbour, mine])
    expect(await found('203.0.114.1')).toEqual([far])
    expect(await found('203.0.112.0/22')).toEqual([far, neighbour, mine])
    for (const address of ['2001:db8:1:9::', '2001:db8:1:2::/64']) expect(await found(address)).toEqual([v6])
    expect(await found('2001:db8:2::3')).toEqual([])
  })
})

describe('GET /v4/events', () => {
  let server: TestServer
  const ids: string[] = []
  beforeAll(async () => {
    server = await startTestServer()
    for (let count = 0; count < 5; count++) {
      const { body } = await server.identify(visit({ linkedId: `order ${count % 2}`, url: `https://shop.example/${count}`, sdk: { platform: 'js', version: `1.0.${count}` } }))
      ids.unshift(body.eventId)
    }
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const search = async (query: string) => (await server.get<EventSearchResult>(`/v4/events?${query}`)).body
  const found = async (query: string) => (await search(query)).events.map(({ event_id }) => event_id)

  it.each([
    ['limit=0', 'invalid limit'],
    ['limit=1.5', 'invalid limit'],
    ['limit=1e1', 'invalid limit'],
    ['total_hits=0', 'invalid total_hits'],
    ['total_hits=1001', 'invalid total_hits'],
    ['start=yesterday', 'invalid start'],
    ['end=2026-13-01T00:00:00Z', 'invalid end'],
    ['start=2&end=1', 'invalid start: it is later than end'],
    ['reverse=1', 'invalid reverse'],
    ['vpn=TRUE', 'invalid vpn'],
    ['bot=some', 'invalid bot'],
    ['vpn=true&vpn=false', 'invalid vpn'],
    ['ip_address=10.0.0.0/33', 'invalid ip address'],
    ['ip_address=10.0.0', 'invalid ip address'],
    ['ip_address=::1/129', 'invalid ip address'],
    ['asn=AS1', 'invalid asn'],
    ['min_suspect_score=-1', 'invalid min_suspect_score'],
    ['bot_info_category=ai_agent&bot_info_category=x', 'invalid bot_info_category'],
    ['rare_device_percentile_bucket=p50', 'invalid rare_device_percentile_bucket'],
    [`linked_id=${'x'.repeat(257)}`, "linked_id can't be greater than 256 characters long"],
    ['environment%5B%5D=x', 'invalid environment[]'],
    ['__proto__=x', 'invalid __proto__'],
    ['constructor=x', 'invalid constructor'],
    [`${'y'.repeat(100)}=1`, `invalid ${'y'.repeat(64)}`],
  ])('refuses %s', async (query, message) => {
    expect(await server.get(`/v4/events?${query}`)).toMatchObject({ status: 400, body: { error: { code: 'request_cannot_be_parsed', message } } })
  })

  it('reads spaces as `+` or `%20`, and a range of addresses', async () => {
    const odd = [ids[1], ids[3]]
    expect(await found('linked_id=order+1')).toEqual(odd)
    expect(await found('linked_id=order%201&origin=https%3A%2F%2Fshop.example&sdk_platform=js&ip_address=127.0.0.0/8')).toEqual(odd)
    expect(await found('linked_id=order%2B1')).toEqual([])
    expect(await found('sdk_version=1.0.4')).toEqual([ids[0]])
  })

  it('goes by time in ms or RFC 3339, a week by default', async () => {
    const [newest = 0, oldest = 0] = [ids[0], ids.at(-1)].map((id) => Number(id?.slice(0, 13)))
    expect(await found(`start=${oldest}&end=${newest}`)).toEqual(ids)
    expect(await found(`end=${newest - 1}`)).not.toContain(ids[0])
    const offset = new Date(newest + 3_600_000).toISOString().replace('Z', '%2B01:00')
    expect(await found(`start=${offset}`)).toEqual(ids.filter((id) => Number(id.slice(0, 13)) >= newest))
    expect(await found('end=2020-01-01T00:00:00Z')).toEqual([])
  })

  it('counts what fits up to the bound asked for, whatever the page', async () => {
    expect(await search('limit=1&total_hits=3')).toMatchObject({ total_hits: 3, pagination_key: expect.any(String) })
    expect(await search('limit=1&total_hits=100&linked_id=order+1')).toMatchObject({ total_hits: 2 })
    const { pagination_key } = await search('limit=4&total_hits=100')
    expect(await search(`limit=4&total_hits=100&pagination_key=${pagination_key}`)).toMatchObject({ total_hits: 5, events: [{ event_id: ids[4] }] })
  })

  it('goes on with a key in the same search alone', async () => {
    const { pagination_key: key } = await search('limit=2&linked_id=order+0&reverse=true')
    expect(await found(`reverse=true&limit=9&linked_id=order+0&pagination_key=${key}`)).toEqual([ids[0]])
    for (const other of ['linked_id=order+1&reverse=true', 'linked_id=order+0', 'linked_id=order+0&reverse=true&vpn=true']) {
      expect(await server.get(`/v4/events?${other}&pagination_key=${key}`)).toMatchObject({ status: 400, body: { error: { message: 'invalid pagination_key' } } })
    }
  })

  it.each(['environment=another', 'source=edge', 'jailbroken=true', 'jailbroken=false', 'proximity_id=x', 'incremental_identification_status=completed'])('finds nothing by %s', async (query) => {
    expect(await search(`${query}&total_hits=5`)).toEqual({ events: [], total_hits: 0 })
  })

  it('finds a key\'s own environment among others, and what came from devices', async () => {
    const { environment_id: own } = (await search('limit=1')).events[0] ?? {}
    expect(await found(`environment=another&environment=${own}&source=device&source=edge`)).toEqual(ids)
  })
})
