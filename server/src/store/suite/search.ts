import type { Event } from '@selfsame/contract'
import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import { ipRange } from '../search/ip-bytes.ts'
import type { EventQuery } from '../search-store.ts'
import { DAY, freshEnvironment, type Ground, makeVisit, mustStore, NOON, SECOND } from './ground.ts'

type Asked = Omit<EventQuery, 'environmentId' | 'limit'>

/** Events that tell one filter's values apart, the query, and which of them it finds, by their place in the list. */
interface Case {
  events: readonly Partial<Event>[]
  ask: Asked
  finds: readonly number[]
}

const facet = (name: string, ...values: string[]): Asked => ({ facets: [{ name, values }] })
const flags = (field: keyof Event): Partial<Event>[] => [{ [field]: true }, { [field]: false }, {}]
const bots: Partial<Event>[] = [
  { bot: 'bad', bot_info: { category: 'ai_agent', provider: 'OpenAI', name: 'ChatGPT Agent', identity: 'signed', confidence: 'high' } },
  { bot: 'good', bot_info: { category: 'ai_search', provider: 'AWS', name: 'Bedrock', identity: 'verified', confidence: 'low' } },
  { bot: 'not_detected' },
  {},
]
const addresses = ['10.0.0.1', '10.0.0.255', '10.0.1.0', '2001:db8::1', '2001:db8:1::1', '::ffff:10.0.0.7', 'none'].map((ip_address) => ({ ip_address }))
const address = (...texts: string[]): Asked => ({ ip: texts.map((text) => ipRange(text) ?? { from: Buffer.alloc(0), to: Buffer.alloc(0) }) })
const pages = ['https://shop.example/a?b=1', 'https://shop.example/a', 'http://shop.example/a', 'https://other.example', 'about:blank', 'ä'].map((url) => ({ url }))
const scores = [0, 3, 3.5, 17, 19.99, 64, 1_000].map((suspect_score) => ({ suspect_score }))
const asn = (number: string): Partial<Event> => ({ ip_info: { v4: { address: '10.0.0.1', asn: number } } })

const BOOLEANS = ['suspect', 'vpn', 'virtual_machine', 'tampering', 'incognito', 'privacy_settings', 'developer_tools', 'rare_device', 'proxy'] as const

const CASES: Record<string, Case> = {
  ...Object.fromEntries(BOOLEANS.flatMap((field) => [true, false].map((value) => [`${field} ${value}`, { events: flags(field), ask: facet(field, String(value)), finds: [value ? 0 : 1] }]))),
  anti_detect_browser: { events: [{ tampering_details: { anti_detect_browser: true } }, { tampering_details: {} }], ask: facet('anti_detect_browser', 'true'), finds: [0] },
  tor_node: { events: [{ ip_blocklist: { tor_node: false } }, { ip_blocklist: { tor_node: true } }, {}], ask: facet('tor_node', 'false'), finds: [0] },
  vpn_confidence: { events: [{ vpn_confidence: 'low' }, { vpn_confidence: 'high' }, {}], ask: facet('vpn_confidence', 'high'), finds: [1] },
  rare_device_percentile_bucket: { events: [{ rare_device_percentile_bucket: '<p95' }, { rare_device_percentile_bucket: 'p99.9+' }], ask: facet('rare_device_percentile_bucket', 'p99.9+'), finds: [1] },
  'bot all': { events: bots, ask: facet('bot', 'good', 'bad'), finds: [0, 1] },
  'bot none': { events: bots, ask: facet('bot', 'not_detected'), finds: [2] },
  'bot_info all': { events: bots, ask: facet('bot_info', 'present'), finds: [0, 1] },
  'bot_info none': { events: bots, ask: facet('bot_info', 'none'), finds: [2] },
  bot_info_category: { events: bots, ask: facet('bot_info_category', 'ai_agent', 'security'), finds: [0] },
  bot_info_identity: { events: bots, ask: facet('bot_info_identity', 'verified', 'signed'), finds: [0, 1] },
  bot_info_confidence: { events: bots, ask: facet('bot_info_confidence', 'low'), finds: [1] },
  bot_info_provider: { events: bots, ask: facet('bot_info_provider', 'OpenAI', 'openai'), finds: [0] },
  bot_info_name: { events: bots, ask: facet('bot_info_name', 'Bedrock'), finds: [1] },
  sdk_version: { events: [{ sdk: { platform: 'js', version: '1.0.0' } }, { sdk: { platform: 'js', version: '1.0.1' } }], ask: facet('sdk_version', '1.0.1'), finds: [1] },
  sdk_platform: { events: [{ sdk: { platform: 'js', version: '1' } }, { sdk: { platform: 'ios', version: '1' } }], ask: facet('sdk_platform', 'ios'), finds: [1] },
  asn: { events: [asn('64512'), asn('6451'), {}], ask: facet('asn', '64512'), finds: [0] },
  origin: { events: pages, ask: facet('origin', 'https://shop.example'), finds: [0, 1] },
  url: { events: pages, ask: { url: 'https://shop.example/a' }, finds: [1] },
  'url that is no URL': { events: pages, ask: { url: 'ä' }, finds: [5] },
  linked_id: { events: [{ linked_id: 'A' }, { linked_id: 'a' }, { linked_id: "a'; --" }], ask: { linkedId: 'a' }, finds: [1] },
  'ip_address, one': { events: addresses, ask: address('10.0.0.1'), finds: [0] },
  'ip_address /24': { events: addresses, ask: address('10.0.0.77/24'), finds: [0, 1, 5] },
  'ip_address, two ranges': { events: addresses, ask: address('10.0.0.1', '10.0.1.0/24'), finds: [0, 2] },
  'ip_address /0': { events: addresses, ask: address('0.0.0.0/0'), finds: [0, 1, 2, 5] },
  'ip_address v6 /32': { events: addresses, ask: address('2001:db8::/32'), finds: [3, 4] },
  'ip_address v6 /48': { events: addresses, ask: address('2001:DB8:0:0:0::/48'), finds: [3] },
  min_suspect_score: { events: [...scores, {}], ask: { minSuspectScore: 3.2 }, finds: [2, 3, 4, 5, 6] },
  'min_suspect_score within a band': { events: scores, ask: { minSuspectScore: 19 }, finds: [4, 5, 6] },
  'min_suspect_score 0': { events: [...scores, {}], ask: { minSuspectScore: 0 }, finds: [0, 1, 2, 3, 4, 5, 6] },
  'two facets': { events: [{ vpn: true }, { vpn: true, bot: 'bad' }, { bot: 'bad' }], ask: { facets: [{ name: 'vpn', values: ['true'] }, { name: 'bot', values: ['bad', 'good'] }] }, finds: [1] },
  'two keys': { events: [{ url: 'u', linked_id: 'l' }, { url: 'u' }, { linked_id: 'l' }], ask: { url: 'u', linkedId: 'l' }, finds: [0] },
  'keys and facets': { events: [{ ip_address: '10.0.0.1', vpn: true }, { ip_address: '10.0.0.1' }, { vpn: true }], ask: { ...address('10.0.0.0/8'), ...facet('vpn', 'true'), minSuspectScore: 0 }, finds: [] },
  'two ranges and a key': { events: [{ ip_address: '10.0.0.1', linked_id: 'l' }, { ip_address: '10.0.0.2' }, { ip_address: '10.0.0.3', linked_id: 'l' }, { linked_id: 'l' }], ask: { ...address('10.0.0.1', '10.0.0.2'), linkedId: 'l' }, finds: [0] },
  'no value at all': { events: [{ vpn: true }], ask: facet('vpn'), finds: [] },
}

export function searchSuite(ground: () => Ground): void {
  describe('search', () => {
    test.for(Object.entries(CASES))('by %s finds what fits, either way and as a count', async ([, { events, ask, finds }]) => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const ids: string[] = []
      for (const [index, event] of events.entries()) {
        // Two in one bucket, the next two on another day.
        const at = NOON + Math.floor(index / 2) * DAY + (index % 2) * SECOND
        ids.push((await mustStore(store, makeVisit(environmentId, { at, event }))).event_id)
      }
      const expected = finds.map((index) => ids[index])
      const found = async (query: Partial<EventQuery>) => (await other.searchEvents({ environmentId, limit: 100, ...ask, ...query })).map(({ event_id }) => event_id)
      expect(await found({ reverse: true })).toEqual(expected)
      expect(await found({})).toEqual(expected.toReversed())
      expect(await found({ limit: 1 })).toEqual(expected.slice(-1))
      expect(await other.countEvents({ environmentId, limit: 1, ...ask }, 100)).toBe(expected.length)
      const elsewhere = await freshEnvironment(store)
      expect(await other.searchEvents({ environmentId: elsewhere, limit: 100, ...ask })).toEqual([])
    })

    test('by high_recall_id finds what is that visitor\'s, and what most likely is', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [own, likely] = [newVisitorId(), newVisitorId()]
      const answer = (visitor_id: string) => ({ visitor_id, visitor_found: true, confidence: { score: 0.4 } })
      const make = (at: number, visitorId: string, highRecall: string) =>
        mustStore(store, makeVisit(environmentId, { at, visitorId, isNew: true, event: { supplementary_id_high_recall: answer(highRecall) } }))
      const first = await make(NOON, likely, likely)
      const second = await make(NOON + 1, own, likely)
      const find = async (query: Partial<EventQuery>) => (await store.searchEvents({ environmentId, limit: 10, ...query })).map(({ event_id }) => event_id)
      expect(await find({ highRecallId: likely })).toEqual([second.event_id, first.event_id])
      expect(await find({ highRecallId: own })).toEqual([])
      expect(await find({ highRecallId: likely, visitorId: own })).toEqual([second.event_id])
      await store.eraseVisitor(environmentId, likely)
      expect(await find({ highRecallId: likely })).toEqual([])
    })

    test('keeps to its time, first and last moment included', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      for (const at of [0, 1, 9_999, 10_000, 10_001]) await mustStore(store, makeVisit(environmentId, { at: NOON + at, event: { vpn: true, url: 'u', linked_id: String(at) } }))
      const within = async (start: number, end: number, ask: Asked) =>
        (await store.searchEvents({ environmentId, limit: 10, start: NOON + start, end: NOON + end, reverse: true, ...ask })).map(({ linked_id }) => Number(linked_id))
      for (const ask of [{}, facet('vpn', 'true'), { url: 'u' }]) {
        expect(await within(1, 10_000, ask)).toEqual([1, 9_999, 10_000])
        expect(await within(2, 9_998, ask)).toEqual([])
        expect(await within(5, 4, ask)).toEqual([])
      }
    })

    test('finds an event by what an update made of it, and no longer by what it was', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const { event_id: id } = await mustStore(store, makeVisit(environmentId, { event: { linked_id: 'old', tags: { a: 1 }, vpn: true } }))
      await mustStore(store, makeVisit(environmentId))
      expect(await store.updateEvent(environmentId, id, { linked_id: 'new', suspect: true })).toBe(true)
      const ids = async (ask: Asked) => (await other.searchEvents({ environmentId, limit: 10, ...ask })).map(({ event_id }) => event_id)
      expect(await ids({ linkedId: 'old' })).toEqual([])
      for (const ask of [{ linkedId: 'new' }, facet('suspect', 'true'), facet('vpn', 'true')]) expect(await ids(ask)).toEqual([id])
      expect((await other.event(environmentId, id))?.event).toMatchObject({ linked_id: 'new', suspect: true, tags: { a: 1 } })
      await store.updateEvent(environmentId, id, { suspect: false, tags: {} })
      expect(await ids(facet('suspect', 'true'))).toEqual([])
      expect(await ids(facet('suspect', 'false'))).toEqual([id])
      expect(await store.updateEvent(await freshEnvironment(store), id, { suspect: true })).toBe(false)
      expect(await ids(facet('suspect', 'false'))).toEqual([id])
    })

    test('forgets the facets of days that have no events any more, and of no other day', async () => {
      const { store, database } = ground()
      if (!database) return
      const environmentId = await freshEnvironment(store)
      const old = NOON - 3_000 * DAY
      const event = { vpn: true }
      for (const at of [old, old + DAY]) await mustStore(store, makeVisit(environmentId, { at, event }))
      const days = () => database.run((knex) => knex('event_facets').where('day', '<=', (old + DAY) / DAY).distinct('day').pluck('day'))
      expect(await days()).toHaveLength(2)
      await store.expire(NOON, { events: NOON - old - DAY / 2 })
      expect(await days()).toEqual([Math.floor((old + DAY) / DAY)])
      expect(await store.countEvents({ environmentId, limit: 1, ...facet('vpn', 'true') }, 10)).toBe(1)
    })

    test('says a facet again where the transaction that said it first was rolled back', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const event = { bot: 'bad' } as const
      const visit = makeVisit(environmentId, { visitorId: newVisitorId(), isNew: false, event })
      await expect(store.persist(visit)).rejects.toMatchObject({ code: 'visitor_not_found' })
      await mustStore(store, makeVisit(environmentId, { event }))
      expect(await store.searchEvents({ environmentId, limit: 10, ...facet('bot', 'bad') })).toHaveLength(1)
    })
  })
}
