import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FingerprintServerApiClient, RequestError, SdkError, ServerApiError, TooManyRequestsError } from '@fingerprint/node-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visit } from '../tests/visit.ts'
import { rewrittenTo, type SdkSite, startSdkSite } from './tests/sdk-site.ts'

const EVENT = '1700000000000.aaaaaa'

describe("the official SDK's errors", () => {
  let site: SdkSite
  beforeAll(async () => {
    site = await startSdkSite()
  })
  afterAll(() => site[Symbol.asyncDispose]())

  const thrown = async (work: Promise<unknown>): Promise<unknown> => work.then(() => expect.unreachable('expected an error'), (error: unknown) => error)

  it.each([
    [400, 'request_cannot_be_parsed', 'invalid limit', () => site.client().searchEvents({ limit: 0 })],
    [400, 'request_cannot_be_parsed', 'invalid ip address', () => site.client().searchEvents({ limit: 1, ip_address: 'here' })],
    [400, 'request_cannot_be_parsed', 'invalid suspect', () => site.client().updateEvent(EVENT, { suspect: 'yes' as unknown as boolean })],
    [400, 'request_cannot_be_parsed', 'invalid visitor id', () => site.client().deleteVisitorData('not an id')],
    [403, 'secret_api_key_not_found', expect.any(String), () => site.client('sk_not_a_key_of_this_server').getEvent(EVENT)],
    [404, 'event_not_found', expect.any(String), () => site.client().getEvent(EVENT)],
    [404, 'event_not_found', expect.any(String), () => site.client().getEvent('../visitors/x?y=&z')],
    [404, 'event_not_found', expect.any(String), () => site.client().updateEvent(EVENT, { suspect: true })],
    [404, 'visitor_not_found', expect.any(String), () => site.client().deleteVisitorData('A'.repeat(20))],
    [409, 'state_not_ready', expect.any(String), () => site.client().updateEvent(`${Date.now()}.aaaaaa`, { suspect: true })],
    [413, 'payload_too_large', expect.any(String), () => site.client().updateEvent(EVENT, { tags: { x: 'x'.repeat(70_000) } })],
  ])('ServerApiError %d %s', async (statusCode, errorCode, message, work) => {
    const error = await thrown(work())
    expect(error).toBeInstanceOf(ServerApiError)
    expect(error).toBeInstanceOf(RequestError)
    expect(error).toMatchObject({ statusCode, errorCode, message, responseBody: { error: { code: errorCode, message } } })
  })

  it('ServerApiError 403 where no key comes along', async () => {
    const client = new FingerprintServerApiClient({ apiKey: 'x', defaultHeaders: { Authorization: '' }, fetch: rewrittenTo(site.server.url) })
    expect(await thrown(client.getEvent(EVENT))).toMatchObject({ statusCode: 403, errorCode: 'secret_api_key_required' })
  })

  it('TooManyRequestsError past the rate that the operator allows', async () => {
    await using limited = await startSdkSite({ SELFSAME_RATE_SECRET_KEY: '2' })
    const client = limited.client()
    for (let count = 0; count < 2; count++) await client.searchEvents({ limit: 1 })
    const error = await thrown(client.searchEvents({ limit: 1 }))
    expect(error).toBeInstanceOf(TooManyRequestsError)
    expect(error).toMatchObject({ statusCode: 429, errorCode: 'too_many_requests' })
    expect(Number((error as TooManyRequestsError).response.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('SdkError where nobody answers', async () => {
    const client = new FingerprintServerApiClient({ apiKey: 'x', fetch: rewrittenTo('http://127.0.0.1:1') })
    const error = await thrown(client.getEvent(EVENT))
    expect(error).toBeInstanceOf(SdkError)
    expect(error).not.toBeInstanceOf(RequestError)
  })

  it('RequestError where a proxy in between answers in its own words', async () => {
    const proxy = createServer((_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'))
    await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve))
    const client = new FingerprintServerApiClient({ apiKey: 'x', fetch: rewrittenTo(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`) })
    const error = await thrown(client.getEvent(EVENT))
    expect(error).toBeInstanceOf(RequestError)
    expect(error).not.toBeInstanceOf(ServerApiError)
    expect(error).toMatchObject({ statusCode: 502, responseBody: '<h1>Bad gateway</h1>' })
    proxy.close()
  })

  it('another environment\'s key finds nothing, changes nothing and erases nothing', async () => {
    const { eventId, visitorId = '' } = (await site.server.identify(visit({ linkedId: 'mine' }))).body
    await site.command('environments', 'create', 'another')
    const { key } = await site.command<{ key: string }>('keys', 'create', '--environment', 'another', '--kind', 'secret')
    const other = site.client(key)
    expect(await other.searchEvents({ limit: 10, linked_id: 'mine', total_hits: 5 })).toEqual({ events: [], total_hits: 0 })
    await expect(other.getEvent(eventId)).rejects.toMatchObject({ errorCode: 'event_not_found' })
    await expect(other.updateEvent(eventId, { suspect: true })).rejects.toMatchObject({ errorCode: expect.stringMatching(/event_not_found|state_not_ready/) })
    await expect(other.deleteVisitorData(visitorId)).rejects.toMatchObject({ errorCode: 'visitor_not_found' })
    expect(await site.client().getEvent(eventId)).not.toHaveProperty('suspect')
  })
})
