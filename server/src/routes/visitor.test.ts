import type { Event } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, type TestSettings } from '../tests/databases.ts'
import { refusal, startTestServer, type TestServer } from '../tests/test-server.ts'
import { desktopComponents, SECRET_KEY, visit } from '../tests/visit.ts'

describe.each(databases)('DELETE /v4/visitors over %s', (_name, open) => {
  let settings: TestSettings
  let server: TestServer
  beforeAll(async () => {
    settings = await open()
    server = await startTestServer(settings.env)
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await settings[Symbol.asyncDispose]()
  })

  async function erase(visitorId: string, key = SECRET_KEY) {
    const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {}
    const response = await fetch(`${server.url}/v4/visitors/${visitorId}`, { method: 'DELETE', headers })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? '' : (JSON.parse(text) as unknown) }
  }

  it('erases the visitor and its events, for good, and nobody else', async () => {
    const first = await server.identify(visit())
    const stranger = await server.identify(visit({ components: desktopComponents }))
    const { visitorId = '' } = first.body
    expect(await erase(visitorId)).toMatchObject({ status: 200, body: '' })
    expect(refusal(await server.get(`/v4/events/${first.body.eventId}`))).toEqual([404, 'event_not_found'])
    expect((await server.events()).map(({ event_id }) => event_id)).toEqual([stranger.body.eventId])
    expect(refusal(await erase(visitorId))).toEqual([404, 'visitor_not_found'])

    const again = await server.identify(visit())
    expect(again.body).toMatchObject({ visitorFound: false })
    expect(again.body.visitorId).not.toBe(visitorId)
    expect((await server.get<Event>(`/v4/events/${again.body.eventId}`)).status).toBe(200)
  })

  it('answers as the Server API does where it cannot', async () => {
    expect(refusal(await erase('0'.repeat(20)))).toEqual([404, 'visitor_not_found'])
    expect(refusal(await erase('a%20b'))).toEqual([400, 'request_cannot_be_parsed'])
    expect(refusal(await erase('x'.repeat(65)))).toEqual([400, 'request_cannot_be_parsed'])
    expect(refusal(await erase('0'.repeat(20), ''))).toEqual([403, 'secret_api_key_required'])
    expect(refusal(await erase('0'.repeat(20), 'sk_wrong00000000000000'))).toEqual([403, 'secret_api_key_not_found'])
  })
})
