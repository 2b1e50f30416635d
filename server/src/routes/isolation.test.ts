import type { Event, EventSearchResult } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '../openapi/operations.ts'
import { startSdkSite } from '../sdk/tests/sdk-site.ts'
import { refusal } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'

describe('a key of another environment', () => {
  it('sees, changes and erases nothing, by any call', async () => {
    await using site = await startSdkSite()
    const { server } = site
    const { eventId, visitorId = '' } = (await server.identify(visit({ linkedId: 'mine' }))).body
    const event = async () => (await server.get<Event>(`/v4/events/${eventId}`)).body
    const before = await event()
    await site.command('environments', 'create', 'another')
    const { key } = await site.command<{ key: string }>('keys', 'create', '--environment', 'another', '--kind', 'secret')

    const searches: string[] = []
    for (const { method, path } of OPERATIONS) {
      const query = path === '/v4/visitors' ? '?linked_id=mine' : ''
      const url = path.replace('{event_id}', eventId).replace('{visitor_id}', visitorId) + query
      const answer = await server.send(method.toUpperCase(), url, { key, ...(method === 'patch' && { body: { suspect: true } }) })
      if (path === '/v4/events') searches.push(url)
      else expect([method, path, ...refusal(answer)]).toEqual([method, path, expect.toBeOneOf([404, 409]), expect.stringMatching(/^(event|visitor)_not_found$|^state_not_ready$/)])
    }
    for (const query of [`visitor_id=${visitorId}`, 'linked_id=mine', 'ip_address=0.0.0.0/0', `environment=${before.environment_id}`, 'sdk_platform=js', 'total_hits=9']) searches.push(`/v4/events?${query}`)
    for (const url of searches) expect((await server.get<EventSearchResult>(url, key)).body.events).toEqual([])
    const { pagination_key: page } = (await server.identify(visit()), await server.get<EventSearchResult>('/v4/events?limit=1')).body
    expect(refusal(await server.get(`/v4/events?limit=1&pagination_key=${page}`, key))).toEqual([400, 'request_cannot_be_parsed'])
    expect(await event()).toEqual(before)
  })
})
