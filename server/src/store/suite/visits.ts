import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import type { Database } from '../database.ts'
import { allEvents, countRows, DAY, freshEnvironment, type Ground, makeRecord, makeVisit, MINUTE, mustStore, NOON } from './ground.ts'

/** Digests of a visitor's snapshots, newest first. */
function kept(database: Database, visitorId: string): Promise<string[]> {
  return database.run((knex) => knex('snapshots').where({ visitor_id: visitorId }).orderBy('last_seen_at', 'desc').pluck('digest'))
}

export function visitsSuite(ground: () => Ground): void {
  describe('visits', () => {
    test('a first visit makes visitor, snapshot and event', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId)
      expect(await store.persist(visit)).toEqual({ outcome: 'stored', event: visit.event, merged: 0 })
      expect(await other.event(environmentId, visit.event.event_id)).toEqual({ event: visit.event, explanation: visit.explanation })
      expect(await other.candidate(environmentId, visit.visitor.id)).toEqual({
        visitorId: visit.visitor.id,
        firstSeenAt: NOON,
        lastSeenAt: NOON,
        visits: 1,
        snapshots: [{ record: visit.snapshot.record, lastSeenAt: NOON }],
      })
    })

    test('a later visit moves what was last seen, never backwards', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const first = makeVisit(environmentId)
      await mustStore(store, first)
      const again = { visitorId: first.visitor.id, isNew: false, record: first.snapshot.record, digest: first.snapshot.digest }
      await mustStore(store, makeVisit(environmentId, { ...again, at: NOON + 5 * MINUTE }))
      await mustStore(store, makeVisit(environmentId, { ...again, at: NOON + 1 * MINUTE }))
      expect(await store.candidate(environmentId, first.visitor.id)).toMatchObject({
        firstSeenAt: NOON,
        lastSeenAt: NOON + 5 * MINUTE,
        visits: 3,
        snapshots: [{ lastSeenAt: NOON + 5 * MINUTE }],
      })
    })

    test('a visitor that is not there is an error, and nothing is written', async () => {
      const { store } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const visit = makeVisit(environmentId, { visitorId: newVisitorId(), isNew: false })
      await expect(store.persist(visit)).rejects.toMatchObject({ code: 'visitor_not_found' })
      const { visitor } = visit
      await mustStore(store, { ...visit, visitor: { ...visitor, isNew: true }, environmentId: elsewhere })
      await expect(store.persist(visit)).rejects.toMatchObject({ code: 'visitor_not_found' })
      expect(await allEvents(store, environmentId)).toEqual([])
      expect(await store.candidates(environmentId, visit.snapshot.keys, 10)).toEqual([])
    })

    test('what cannot be an id is refused before it is written', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      for (const visitorId of ['', 'ä', 'a b', 'x'.repeat(33)]) {
        await expect(store.persist(makeVisit(environmentId, { visitorId, isNew: true }))).rejects.toThrow(RangeError)
      }
      expect(await store.countVisitors(environmentId)).toBe(0)
    })

    test('visitors are counted per environment', async () => {
      const { store, other } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      expect(await store.countVisitors(environmentId)).toBe(0)
      for (let index = 0; index < 3; index++) await mustStore(store, makeVisit(environmentId))
      const known = makeVisit(environmentId)
      await mustStore(store, known)
      await mustStore(store, makeVisit(environmentId, { visitorId: known.visitor.id, isNew: false }))
      expect(await store.countVisitors(environmentId)).toBe(4)
      expect(await other.countVisitors(environmentId)).toBe(4)
      expect(await store.countVisitors(elsewhere)).toBe(0)
    })
  })

  describe('snapshots', () => {
    test('distinct records are kept side by side, newest first; the same one is kept once', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      const docked = { record: makeRecord('docked'), digest: 'docked' }
      const loose = { record: makeRecord('loose'), digest: 'loose' }
      await mustStore(store, makeVisit(environmentId, { visitorId, isNew: true, ...docked }))
      await mustStore(store, makeVisit(environmentId, { visitorId, isNew: false, ...loose, at: NOON + 1 }))
      await mustStore(store, makeVisit(environmentId, { visitorId, isNew: false, ...docked, at: NOON + 2 }))
      const candidate = await store.candidate(environmentId, visitorId)
      expect(candidate?.snapshots).toEqual([
        { record: docked.record, lastSeenAt: NOON + 2 },
        { record: loose.record, lastSeenAt: NOON + 1 },
      ])
    })

    test('the ninth takes the place of the one not seen for longest, and of the keys that only that one had', async () => {
      const { store, database } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = newVisitorId()
      const put = (number: number, at: number, isNew = false) =>
        mustStore(store, makeVisit(environmentId, { visitorId, isNew, at, digest: `d${number}`, record: makeRecord(`p${number}`), keys: ['shared', `own ${number}`] }))
      await put(0, NOON, true)
      for (let number = 1; number <= 7; number++) await put(number, NOON + number)
      await put(0, NOON + 50) // seen again: number 1 is now the oldest
      await put(8, NOON + 100)
      const candidate = await store.candidate(environmentId, visitorId)
      expect(candidate?.snapshots.map(({ record }) => record)).toEqual(['p8', 'p0', 'p7', 'p6'].map(makeRecord))
      if (database) expect(await kept(database, visitorId)).toEqual(['d8', 'd0', 'd7', 'd6', 'd5', 'd4', 'd3', 'd2'])
      const foundBy = async (key: string) => (await store.candidates(environmentId, [key], 10)).length
      expect(await foundBy('own 1')).toBe(0)
      for (const key of ['shared', 'own 0', 'own 2', 'own 8']) expect([key, await foundBy(key)]).toEqual([key, 1])
      for (let number = 20; number < 60; number++) await put(number, NOON + number * DAY)
      expect((await store.candidate(environmentId, visitorId))?.snapshots).toHaveLength(4)
      expect(await foundBy('shared')).toBe(1)
      if (!database) return
      expect(await kept(database, visitorId)).toHaveLength(8)
      const rows = await database.run((knex) => knex('blocking_keys').where({ visitor_id: visitorId }))
      expect(rows).toHaveLength(9) // eight of their own, one shared
    })

    test('keys of a newer server are added to a record that is known', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const first = makeVisit(environmentId, { keys: ['old'] })
      await mustStore(store, first)
      const { record, digest } = first.snapshot
      await mustStore(store, makeVisit(environmentId, { visitorId: first.visitor.id, isNew: false, record, digest, keys: ['old', 'new'], at: NOON + DAY }))
      expect(await store.candidates(environmentId, ['new'], 10)).toHaveLength(1)
    })
  })

  describe('sweep', () => {
    test('old claims and nonces go, young ones stay', async () => {
      const { store, database } = ground()
      if (!database) return
      const environmentId = await freshEnvironment(store)
      await store.sweep(NOON + 1_000 * DAY)
      for (let index = 0; index < 3; index++) await mustStore(store, makeVisit(environmentId, { at: NOON }))
      await mustStore(store, makeVisit(environmentId, { at: NOON + 7 * DAY }))
      const rows = async () => [await countRows(database, 'claims'), await countRows(database, 'nonces')]
      expect(await rows()).toEqual([8, 4])
      expect(await store.sweep(NOON + 7 * DAY)).toBe(6) // exactly seven days old: not older
      expect(await rows()).toEqual([2, 4])
      expect(await store.sweep(NOON + 7 * DAY + MINUTE + 1)).toBe(2 + 3)
      expect(await rows()).toEqual([0, 1])
      expect(await store.sweep(NOON + 7 * DAY + MINUTE + 1)).toBe(0)
    })
  })
}
