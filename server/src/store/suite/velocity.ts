import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import { MOST_COUNTED, type Velocity } from '../velocity.ts'
import type { Store, Visit } from '../store.ts'
import { DAY, freshEnvironment, type Ground, makeVisit, MINUTE, mustStore, NOON } from './ground.ts'

type Activity = NonNullable<Visit['activity']>
interface Come extends Partial<Activity> {
  visitorId?: string
  isNew?: boolean
  at?: number
  merges?: Visit['merges']
}

/** Stores a visit and gives what was counted for it. An empty address is none. */
async function come(store: Store, environmentId: string, { visitorId, isNew, at, merges, address = '203.0.113.7', ...others }: Come): Promise<Velocity | undefined> {
  const visit = makeVisit(environmentId, {
    claim: null,
    at: at ?? NOON,
    activity: { ...(address !== '' && { address }), ...others },
    ...(visitorId !== undefined && { visitorId }),
    ...(isNew !== undefined && { isNew }),
    ...(merges && { merges }),
  })
  let counted: Velocity | undefined
  await mustStore(store, {
    ...visit,
    complete: ({ velocity }) => {
      counted = velocity
      return { event: { ...visit.event, ...(velocity && { velocity }) }, explanation: visit.explanation }
    },
  })
  return counted
}

const counts = (short: number, hour: number, day: number) => ({ '5_minutes': short, '1_hour': hour, '24_hours': day })

export function velocitySuite(ground: () => Ground): void {
  describe('velocity', () => {
    test('counts events, addresses, linked ids and countries of a visitor, this visit among them', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      await come(store, environmentId, { visitorId, isNew: true, at: NOON - 2 * 60 * MINUTE, address: '192.0.2.1', linkedId: 'ann', country: 'FR' })
      await come(store, environmentId, { visitorId, isNew: false, at: NOON - 30 * MINUTE, address: '192.0.2.2', linkedId: 'bob', country: 'DE' })
      await come(store, environmentId, { visitorId, isNew: false, at: NOON - MINUTE, linkedId: 'ann', country: 'DE' })
      expect(await come(store, environmentId, { visitorId, isNew: false, linkedId: 'ann', country: 'DE' })).toEqual({
        events: counts(2, 3, 4),
        distinct_ip: counts(1, 2, 3),
        distinct_linked_id: counts(1, 2, 2),
        distinct_country: counts(1, 1, 2),
        ip_events: counts(2, 2, 2),
        distinct_ip_by_linked_id: counts(1, 1, 2),
        distinct_visitor_id_by_linked_id: counts(1, 1, 1),
      })
    })

    test('leaves out what the visit has no key for', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const counted = await come(store, environmentId, { isNew: true })
      expect(Object.keys(counted ?? {}).sort()).toEqual(['distinct_ip', 'distinct_linked_id', 'events', 'ip_events'])
      expect(counted?.distinct_linked_id).toEqual(counts(0, 0, 0))
      const nowhere = await come(store, environmentId, { isNew: true, address: '' })
      expect(Object.keys(nowhere ?? {}).sort()).toEqual(['distinct_linked_id', 'events'])
    })

    test('events without an address or a linked id count where they have a value', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      await come(store, environmentId, { visitorId, isNew: true, address: '', linkedId: 'ann' })
      await come(store, environmentId, { visitorId, isNew: false, address: '', country: 'FR' })
      await come(store, environmentId, { isNew: true, address: '', linkedId: 'ann' })
      await come(store, environmentId, { isNew: true, linkedId: 'ann' })
      expect(await come(store, environmentId, { visitorId, isNew: false, linkedId: 'ann', country: 'DE' })).toEqual({
        events: counts(3, 3, 3),
        distinct_ip: counts(1, 1, 1),
        distinct_linked_id: counts(1, 1, 1),
        distinct_country: counts(2, 2, 2),
        ip_events: counts(2, 2, 2),
        distinct_ip_by_linked_id: counts(1, 1, 1),
        distinct_visitor_id_by_linked_id: counts(3, 3, 3),
      })
    })

    test('counts by address and linked id over all visitors of the environment, and no other', async () => {
      const { store } = ground()
      const [here, there] = [await freshEnvironment(store), await freshEnvironment(store)]
      await come(store, there, { isNew: true, linkedId: 'ann' })
      for (let visits = 0; visits < 3; visits++) await come(store, here, { isNew: true, linkedId: 'ann' })
      expect(await come(store, here, { isNew: true, linkedId: 'ann', address: '2001:db8::1' })).toMatchObject({
        ip_events: counts(1, 1, 1),
        distinct_ip_by_linked_id: counts(2, 2, 2),
        distinct_visitor_id_by_linked_id: counts(4, 4, 4),
      })
    })

    test('an event is out of a window once as old as the window', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      await come(store, environmentId, { visitorId, isNew: true, at: NOON - DAY })
      await come(store, environmentId, { visitorId, isNew: false, at: NOON - 60 * MINUTE })
      await come(store, environmentId, { visitorId, isNew: false, at: NOON - 5 * MINUTE })
      expect((await come(store, environmentId, { visitorId, isNew: false }))?.events).toEqual(counts(1, 2, 3))
    })

    test('visits of one visitor at the same moment are each counted once, through several pools', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      await come(store, environmentId, { visitorId, isNew: true, linkedId: 'ann' })
      const many = Array.from({ length: 30 }, (_, index) =>
        come(index % 2 ? other : store, environmentId, { visitorId, isNew: false, at: NOON + index, linkedId: `linked ${index % 3}`, address: `192.0.2.${index % 5}` }),
      )
      const counted = (await Promise.all(many)).map((velocity) => velocity?.events?.['24_hours'] ?? 0)
      expect(counted.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 2))
      expect(await come(store, environmentId, { visitorId, isNew: false, at: NOON + 30, address: '192.0.2.0', linkedId: 'linked 0' })).toMatchObject({
        events: counts(32, 32, 32),
        distinct_ip: counts(6, 6, 6),
        distinct_linked_id: counts(4, 4, 4),
        ip_events: counts(7, 7, 7),
        distinct_visitor_id_by_linked_id: counts(1, 1, 1),
      })
    })

    test('counts a merged visitor\'s events for the one it is now', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [older, younger] = [newVisitorId(), newVisitorId()]
      await come(store, environmentId, { visitorId: older, isNew: true, at: NOON - MINUTE })
      await come(store, environmentId, { visitorId: younger, isNew: true })
      const merges = [{ younger, older, evidence: {} }]
      expect((await come(store, environmentId, { visitorId: older, isNew: false, merges }))?.events).toEqual(counts(3, 3, 3))
      expect((await come(store, environmentId, { visitorId: younger, isNew: false }))?.events).toEqual(counts(4, 4, 4))
    })

    test('counts for each its own again once the two are parted, what came in between for the older', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [older, younger] = [newVisitorId(), newVisitorId()]
      await come(store, environmentId, { visitorId: older, isNew: true })
      await come(store, environmentId, { visitorId: younger, isNew: true })
      await come(store, environmentId, { visitorId: younger, isNew: false })
      await come(store, environmentId, { visitorId: older, isNew: false, merges: [{ younger, older, evidence: {} }] })
      await come(store, environmentId, { visitorId: younger, isNew: false })
      expect(await store.unmerge(environmentId, younger, NOON + MINUTE)).toBe(older)
      expect((await come(store, environmentId, { visitorId: older, isNew: false }))?.events).toEqual(counts(4, 4, 4))
      expect((await come(store, environmentId, { visitorId: younger, isNew: false }))?.events).toEqual(counts(3, 3, 3))
    })

    test(`stops at ${MOST_COUNTED}`, async () => {
      const { store, database } = ground()
      if (!database) return
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      await come(store, environmentId, { visitorId, isNew: true })
      const { ip_hash: ipHash } = await database.run((knex) => knex('activity').where({ visitor_id: visitorId }).first('ip_hash'))
      const rows = Array.from({ length: MOST_COUNTED + 50 }, (_, index) => ({ event_id: `${NOON}.x${environmentId.slice(4, 10)}${index}`, visitor_id: visitorId, occurred_at: NOON + index, ip_hash: ipHash }))
      for (let next = 0; next < rows.length; next += 200) await database.run((knex) => knex('activity').insert(rows.slice(next, next + 200)))
      const counted = await come(store, environmentId, { visitorId, isNew: false, at: NOON + 2_000 })
      expect([counted?.events, counted?.ip_events]).toEqual([counts(1_000, 1_000, 1_000), counts(1_000, 1_000, 1_000)])
    })

    test('is forgotten with the visitor, and after a day', async () => {
      const { store, database } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      await come(store, environmentId, { visitorId, isNew: true, linkedId: 'ann' })
      await come(store, environmentId, { isNew: true, linkedId: 'ann', at: NOON + 1 })
      await store.eraseVisitor(environmentId, visitorId)
      expect((await come(store, environmentId, { isNew: true, linkedId: 'ann', at: NOON + 2 }))?.distinct_visitor_id_by_linked_id).toEqual(counts(2, 2, 2))
      await store.sweep(NOON + DAY + MINUTE)
      const left = await database?.run((knex) => knex('activity').where('occurred_at', '<=', NOON + MINUTE).pluck('event_id'))
      expect(left ?? []).toEqual([])
    })

    test('a visit that is not to be counted is not', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId)
      let told: Velocity | 'nothing' = 'nothing'
      await mustStore(store, { ...visit, complete: ({ velocity }) => ((told = velocity ?? 'nothing'), visit) })
      expect(told).toBe('nothing')
    })
  })
}
