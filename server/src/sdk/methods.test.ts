import type { Event as SdkEvent } from '@fingerprint/node-sdk'
import type { Event } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import { visit } from '../tests/visit.ts'
import { type SdkSite, startSdkSite } from './tests/sdk-site.ts'

describe("the official SDK's methods", () => {
  let site: SdkSite
  const ids: string[] = []
  let visitorId: string
  beforeAll(async () => {
    site = await startSdkSite()
    for (let count = 0; count < 3; count++) {
      const { body } = await site.server.identify(visit({ linkedId: `order ${count}`, tag: { count } }))
      ids.push(body.eventId)
      visitorId = body.visitorId ?? ''
    }
  })
  afterAll(() => site[Symbol.asyncDispose]())

  it('getEvent gives the event', async () => {
    const event = await site.client().getEvent(ids[0] ?? '')
    expect(event).toMatchObject({ event_id: ids[0], linked_id: 'order 0', tags: { count: 0 }, identification: { visitor_id: visitorId }, source: 'device' })
    expect(event.timestamp).toBe(Number(ids[0]?.slice(0, 13)))
  })

  it('our events are theirs to the type checker', () => {
    expectTypeOf<Omit<Event, 'tags'>>().toExtend<Omit<SdkEvent, 'tags' | 'ip_info'>>()
  })

  it('updateEvent changes it', async () => {
    const [id = ''] = ids
    await expect(site.client().updateEvent(id, { linked_id: 'changed', suspect: true, tags: { new: ['tag'] } })).resolves.toBeUndefined()
    expect(await site.client().getEvent(id)).toMatchObject({ linked_id: 'changed', suspect: true, tags: { new: ['tag'] } })
  })

  it('searchEvents finds and pages, to the end', async () => {
    const client = site.client()
    const first = await client.searchEvents({ limit: 2, visitor_id: visitorId, total_hits: 10 })
    expect(first.events.map(({ event_id }) => event_id)).toEqual([ids[2], ids[1]])
    expect(first.total_hits).toBe(3)
    const { pagination_key = '' } = first
    const second = await client.searchEvents({ limit: 2, visitor_id: visitorId, pagination_key })
    expect(second.events.map(({ event_id }) => event_id)).toEqual([ids[0]])
    expect(second.pagination_key).toBeUndefined()
  })

  it('deleteVisitorData erases the visitor, and all of its events', async () => {
    const client = site.client()
    await expect(client.deleteVisitorData(visitorId)).resolves.toBeUndefined()
    await expect(client.getEvent(ids[1] ?? '')).rejects.toMatchObject({ statusCode: 404, errorCode: 'event_not_found' })
    expect((await client.searchEvents({ limit: 10, visitor_id: visitorId })).events).toEqual([])
    await expect(client.deleteVisitorData(visitorId)).rejects.toMatchObject({ statusCode: 404, errorCode: 'visitor_not_found' })
  })
})
