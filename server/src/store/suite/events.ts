import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import type { EventQuery } from '../search-store.ts'
import { allEvents, freshEnvironment, type Ground, makeRecord, makeVisit, mustStore, NOON } from './ground.ts'

/** 16 KB of JSON text, as the wire allows. */
const LARGE = { text: 'x'.repeat(16_300), list: Array.from({ length: 3 }, (_, index) => index / 7) }

const TEXTS = {
  unicode: 'Grüße, 世界, 👩‍👩‍👧‍👦 🇩🇪, עברית, \u202e, ﷽',
  metacharacters: `'; DROP TABLE events; -- " \` \\ \\' \\0 % _ ? :name @@version /* */ #`,
  control: '\u0000\u0001\b\t\n\r\u001a\u007f\u2028',
  'lone surrogate': '\ud83d',
  'looks like JSON': '{"a":1}',
}

export function eventsSuite(ground: () => Ground): void {
  describe('events', () => {
    test('are found by id in their own environment only', async () => {
      const { store, other } = ground()
      const [here, there] = [await freshEnvironment(store), await freshEnvironment(store)]
      const visit = makeVisit(here)
      await mustStore(store, visit)
      const id = visit.event.event_id
      expect((await other.event(here, id))?.event).toEqual(visit.event)
      expect(await other.event(there, id)).toBeUndefined()
      expect(await store.searchEvents({ environmentId: there, visitorId: visit.visitor.id, limit: 10 })).toEqual([])
      for (const wrong of [`${id} `, id.toLowerCase() === id ? `${id}x` : id.toLowerCase(), '%', '', "' or 1=1 --", 'é', 'x'.repeat(1_000)]) {
        expect([wrong, await store.event(here, wrong)]).toEqual([wrong, undefined])
      }
    })

    test.for(Object.entries(TEXTS))('hold %s in every text', async ([, text]) => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const event = { linked_id: text, url: text, user_agent: text, tags: { [text]: text, nested: [{ text }, null, true, -0.5, 1e21] } }
      const explanation = { ...makeVisit(environmentId).explanation, linkage: { ...makeVisit(environmentId).explanation.linkage, model: text } }
      const visit = makeVisit(environmentId, { event, explanation, record: makeRecord(text) })
      const stored = await mustStore(store, visit)
      expect(stored).toEqual(visit.event)
      expect(await store.event(environmentId, visit.event.event_id)).toEqual({ event: visit.event, explanation })
      expect(await allEvents(store, environmentId)).toEqual([visit.event])
      const candidate = await store.candidate(environmentId, visit.visitor.id)
      expect(candidate?.snapshots[0]?.record).toEqual(visit.snapshot.record)
    })

    test('hold the longest texts and the largest tag', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const long = '🙂'.repeat(1_024)
      const event = { linked_id: '🙂'.repeat(128), url: long, client_referrer: long, user_agent: 'x'.repeat(512), tags: LARGE }
      const visit = makeVisit(environmentId, {
        event,
        record: makeRecord('🙂'.repeat(16_000)),
        digest: 'd'.repeat(64),
        keys: Array.from({ length: 32 }, (_, index) => `${index}`.padStart(32, 'k')),
        nonce: { value: 'f'.repeat(32), bodyDigest: 'b'.repeat(64), networkPrefix: '2001:0db8:85a3:0000:0000:0000:0000:0000/128' },
      })
      await mustStore(store, visit)
      expect((await store.event(environmentId, visit.event.event_id))?.event).toEqual(visit.event)
      const [candidate] = await store.candidates(environmentId, visit.snapshot.keys, 5)
      expect(candidate?.snapshots[0]?.record).toEqual(visit.snapshot.record)
    })

    test('keep the order of a tag, and names that are special in JavaScript', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const tags = JSON.parse('{"z":1,"a":2,"__proto__":{"x":1},"constructor":3,"10":4}') as Record<string, unknown>
      const visit = makeVisit(environmentId, { event: { tags } })
      await mustStore(store, visit)
      const stored = await store.event(environmentId, visit.event.event_id)
      expect(JSON.stringify(stored?.event.tags)).toBe(JSON.stringify(tags))
    })

    test('come newest first, by id within a millisecond, page by page without a gap', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      const times = [5, 5, 5, 1, 9, 5, 7, 7, 2, 5, 3]
      for (const [index, time] of times.entries()) {
        // Every third event is of somebody else.
        const who = index % 3 === 2 ? {} : { visitorId, isNew: index === 0 }
        await mustStore(store, makeVisit(environmentId, { ...who, at: NOON + time }))
      }
      const everything = await allEvents(store, environmentId)
      const position = ({ timestamp, event_id }: { timestamp: number; event_id: string }) => `${timestamp} ${event_id}`
      const falling = [...everything].sort((a, b) => (position(a) < position(b) ? 1 : -1))
      expect(everything).toEqual(falling)
      expect(everything).toHaveLength(times.length)

      const pages = async (query: Omit<EventQuery, 'beyond'>) => {
        const seen = []
        for (let before: EventQuery['beyond']; ; ) {
          const page = await store.searchEvents({ ...query, ...(before && { beyond: before }) })
          seen.push(...page)
          const last = page.at(-1)
          if (!last) return seen
          expect(page.length).toBeLessThanOrEqual(query.limit)
          before = { timestamp: last.timestamp, eventId: last.event_id }
        }
      }
      for (const limit of [1, 2, 4]) expect(await pages({ environmentId, limit })).toEqual(everything)
      const own = everything.filter(({ identification }) => identification?.visitor_id === visitorId)
      expect(own).toHaveLength(8)
      expect(await pages({ environmentId, visitorId, limit: 3 })).toEqual(own)
    })

    test('an id is given once', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId)
      await mustStore(store, visit)
      const twin = makeVisit(environmentId, { event: { event_id: visit.event.event_id } })
      await expect(store.persist(twin)).rejects.toThrow()
      expect(await store.candidate(environmentId, twin.visitor.id)).toBeUndefined()
      expect(await allEvents(store, environmentId)).toEqual([visit.event])
    })
  })
}
