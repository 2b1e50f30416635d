import type { Event } from '@selfsame/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import { ipRange } from '../search/ip-bytes.ts'
import type { EventQuery, Position } from '../search-store.ts'
import type { Store } from '../store.ts'
import { DAY, freshEnvironment, type Ground, makeVisit, mustStore, NOON } from './ground.ts'

const positionOf = ({ timestamp, event_id }: Event): Position => ({ timestamp, eventId: event_id })
const idsOf = (events: readonly Event[]) => events.map(({ event_id }) => event_id)

/** All that a query finds, page by page. */
async function pages(store: Store, query: EventQuery, between: () => Promise<unknown> = async () => undefined): Promise<Event[]> {
  const seen: Event[] = []
  for (let last: Event | undefined; ; ) {
    const page = await store.searchEvents({ ...query, ...(last && { beyond: positionOf(last) }) })
    seen.push(...page)
    last = page.at(-1)
    if (!last) return seen
    await between()
  }
}

/** Ways to ask that go by different indexes, each beside what it means. */
const ASKS: readonly [Omit<EventQuery, 'environmentId' | 'limit'>, (event: Event) => boolean][] = [
  [{}, () => true],
  [{ facets: [{ name: 'vpn', values: ['true'] }] }, ({ vpn }) => vpn === true],
  [{ facets: [{ name: 'vpn', values: ['true', 'false'] }, { name: 'origin', values: ['https://a.example'] }] }, ({ vpn, url }) => vpn !== undefined && url === 'https://a.example/x'],
  [{ url: 'https://a.example/x' }, ({ url }) => url === 'https://a.example/x'],
  [{ url: 'https://a.example/x', facets: [{ name: 'vpn', values: ['false'] }] }, ({ url, vpn }) => url === 'https://a.example/x' && vpn === false],
  [{ ip: [ipRange('10.0.0.0/31') ?? never()] }, ({ ip_address: ip }) => ip === '10.0.0.0' || ip === '10.0.0.1'],
  [{ minSuspectScore: 2 }, ({ suspect_score: score = -1 }) => score >= 2],
  [{ linkedId: 'l' }, ({ linked_id }) => linked_id === 'l'],
]

function never(): never {
  throw new Error('a range that is none')
}

const event = fc.record({
  /** Few moments, so that many events share one; over three days and several buckets. */
  at: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })).map(([day, step]) => NOON + day * DAY + step * 5_000),
  vpn: fc.option(fc.boolean(), { nil: undefined }),
  page: fc.boolean(),
  host: fc.integer({ min: 0, max: 3 }),
  score: fc.integer({ min: 0, max: 4 }),
  linked: fc.boolean(),
})
type Drawn = Parameters<Parameters<typeof event.map>[0]>[0]

function toEvent({ vpn, page, host, score, linked }: Drawn): Partial<Event> {
  return {
    ip_address: `10.0.0.${host}`,
    suspect_score: score,
    url: page ? 'https://a.example/x' : 'https://b.example/',
    ...(vpn !== undefined && { vpn }),
    ...(linked && { linked_id: 'l' }),
  }
}

export function searchPagesSuite(ground: () => Ground): void {
  describe('pages of a search', () => {
    test('hold each event that fits once, in order, whatever the filters, the direction and the size of a page', async () => {
      const { store, other } = ground()
      const plan = fc.record({ events: fc.array(event, { minLength: 1, maxLength: 14 }), limit: fc.integer({ min: 1, max: 5 }), reverse: fc.boolean() })
      await fc.assert(
        fc.asyncProperty(plan, async ({ events, limit, reverse }) => {
          const environmentId = await freshEnvironment(store)
          const stored: Event[] = []
          for (const drawn of events) stored.push(await mustStore(store, makeVisit(environmentId, { at: drawn.at, event: toEvent(drawn) })))
          const place = ({ timestamp, event_id }: Event) => `${timestamp} ${event_id}`
          const rising = stored.sort((a, b) => (place(a) < place(b) ? -1 : 1))
          const ordered = reverse ? rising : rising.toReversed()
          for (const [ask, fits] of ASKS) {
            expect(idsOf(await pages(other, { environmentId, limit, reverse, ...ask }))).toEqual(idsOf(ordered.filter(fits)))
          }
        }),
        { numRuns: 12 },
      )
    })

    test('neither skip nor repeat while events arrive', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      let count = 0
      const arrive = async () => {
        const at = NOON + count * 700
        await mustStore(store, makeVisit(environmentId, { at, visitorId, isNew: count++ === 0, event: { vpn: true, url: 'u', ip_address: '10.0.0.1' } }))
      }
      for (let index = 0; index < 20; index++) await arrive()
      const asks: Omit<EventQuery, 'environmentId' | 'limit'>[] = [{}, { facets: [{ name: 'vpn', values: ['true'] }] }, { url: 'u' }, { visitorId }, { ip: [ipRange('10.0.0.0/8') ?? never()] }]
      for (const ask of asks) {
        const before = idsOf(await store.searchEvents({ environmentId, limit: 1_000, ...ask }))
        expect(idsOf(await pages(other, { environmentId, limit: 3, ...ask }, arrive))).toEqual(before)
        // Oldest first, what arrives is ahead: it comes as well, and nothing else is lost.
        let left = 4
        const rising = idsOf(await pages(other, { environmentId, limit: 7, reverse: true, ...ask }, async () => (left-- > 0 ? arrive() : undefined)))
        expect(rising).toEqual(idsOf(await store.searchEvents({ environmentId, limit: 1_000, reverse: true, ...ask })))
      }
    }, 60_000)

    test('go on where much of what a page or an address leads to does not fit', async () => {
      const { store, database } = ground()
      if (!database) return
      const environmentId = await freshEnvironment(store)
      const fit = await mustStore(store, makeVisit(environmentId, { event: { url: 'u', ip_address: '10.0.0.1', vpn: true } }))
      const noise = await mustStore(store, makeVisit(environmentId, { at: NOON + 60_000, event: { url: 'u', ip_address: '10.0.0.1', vpn: false } }))
      await copies(ground(), noise, 5_000)
      for (const ask of [{ url: 'u' }, { ip: [ipRange('10.0.0.1') ?? never()] }]) {
        const query = { environmentId, limit: 10, facets: [{ name: 'vpn', values: ['true'] }], ...ask }
        expect(idsOf(await store.searchEvents(query))).toEqual([fit.event_id])
        expect(await store.countEvents({ environmentId, limit: 1, ...ask }, 1_000)).toBe(1_000)
      }
      // Of two ranges the second as well stays in its environment, in its time and behind its page.
      const elsewhere = await freshEnvironment(store)
      const visit = (at: number) => makeVisit(environmentId, { at, event: { ip_address: '10.0.0.9', vpn: true } })
      const second = await mustStore(store, visit(NOON + 30_000))
      await mustStore(store, visit(NOON + 90_000))
      await mustStore(store, makeVisit(elsewhere, { at: NOON + 20_000, event: { ip_address: '10.0.0.9', vpn: true } }))
      const both = { environmentId, start: NOON, end: NOON + 59_999, ip: ['10.0.0.1', '10.0.0.9'].map((address) => ipRange(address) ?? never()) }
      for (const ask of [both, { ...both, facets: [{ name: 'vpn' as const, values: ['true'] }] }]) {
        expect(idsOf(await store.searchEvents({ ...ask, limit: 10 }))).toEqual([second.event_id, fit.event_id])
        expect(idsOf(await pages(store, { ...ask, limit: 1 }))).toEqual([second.event_id, fit.event_id])
        expect(await store.countEvents({ ...ask, limit: 1 }, 1_000)).toBe(2)
      }
    }, 60_000)
  })
}

/** The same event many times more, straight into the table. */
async function copies({ database }: Ground, { event_id }: Event, times: number): Promise<void> {
  await database?.run(async (knex) => {
    const row: Record<string, unknown> | undefined = await knex('events').where({ id: event_id }).first()
    for (let from = 0; from < times; from += 250) {
      await knex('events').insert(Array.from({ length: 250 }, (_, index) => ({ ...row, event: '{}', explanation: '{}', id: `${event_id.slice(0, 13)}.${String(from + index).padStart(6, '0')}` })))
    }
  })
}
