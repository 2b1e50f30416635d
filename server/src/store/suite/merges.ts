import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import type { Store, Visit } from '../store.ts'
import { DAY, freshEnvironment, type Ground, makeRecord, makeVisit, mustStore, NOON } from './ground.ts'

const EVIDENCE = { bits: 20.5, model: 'test' }

/** A visitor with a record, a key of its own and a shared one. */
async function visitorOf(store: Store, environmentId: string, name: string, at = NOON): Promise<string> {
  const visit = makeVisit(environmentId, { digest: name, record: makeRecord(name), keys: [`own ${name}`, 'shared'], at })
  await mustStore(store, visit)
  return visit.visitor.id
}

/** A visit to one visitor that shows two to be one. */
function merging(environmentId: string, visitorId: string, merges: Visit['merges'], at = NOON + DAY): Visit {
  return makeVisit(environmentId, { visitorId, isNew: false, at, digest: 'latest', record: makeRecord('latest'), keys: ['shared'], ...(merges && { merges }) })
}

const pair = (younger: string, older: string) => ({ younger, older, evidence: EVIDENCE })

export function mergesSuite(ground: () => Ground): void {
  describe('merges', () => {
    test('the younger resolves to the older everywhere, with all that was kept of it', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const older = await visitorOf(store, environmentId, 'a', NOON)
      const younger = await visitorOf(store, environmentId, 'b', NOON + 5)
      const visit = merging(environmentId, older, [pair(younger, older)])
      expect(await store.persist(visit)).toEqual({ outcome: 'stored', event: visit.event, merged: 1 })

      const whole = { visitorId: older, firstSeenAt: NOON, lastSeenAt: NOON + DAY, visits: 3 }
      for (const id of [older, younger]) expect(await other.candidate(environmentId, id)).toMatchObject(whole)
      for (const key of ['own a', 'own b', 'shared']) {
        const found = await other.candidates(environmentId, [key], 10)
        expect(found).toMatchObject([whole])
        expect(found[0]?.snapshots.map(({ record }) => record)).toEqual(['latest', 'b', 'a'].map(makeRecord))
      }
      const events = await other.searchEvents({ environmentId, visitorId: older, limit: 10 })
      expect(events.map(({ identification }) => identification?.visitor_id)).toEqual([older, older, older])
      expect(await other.searchEvents({ environmentId, visitorId: younger, limit: 10 })).toEqual(events)
      for (const event of events) expect((await other.event(environmentId, event.event_id))?.event).toEqual(event)
      expect(await other.searchEvents({ environmentId, limit: 10 })).toEqual(events)
      expect(await other.countVisitors(environmentId)).toBe(1)
      expect(await other.listMerges(environmentId, 10)).toEqual([{ ...pair(younger, older), at: NOON + DAY }])
    })

    test('pages of a search hold the events of all members in order', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const older = await visitorOf(store, environmentId, 'a', NOON)
      const younger = await visitorOf(store, environmentId, 'b', NOON + 1)
      for (let at = NOON + 2; at < NOON + 8; at++) {
        await mustStore(store, makeVisit(environmentId, { visitorId: at % 2 ? older : younger, isNew: false, at }))
      }
      await mustStore(store, merging(environmentId, older, [pair(younger, older)]))
      const all = await store.searchEvents({ environmentId, visitorId: younger, limit: 100 })
      expect(all.map(({ timestamp }) => timestamp)).toEqual([NOON + DAY, ...[7, 6, 5, 4, 3, 2, 1, 0].map((ms) => NOON + ms)])
      const third = all[2]
      const before = { timestamp: third?.timestamp ?? 0, eventId: third?.event_id ?? '' }
      expect(await store.searchEvents({ environmentId, visitorId: older, limit: 3, beyond: before })).toEqual(all.slice(3, 6))
    })

    test('a visit that was decided for the younger is the older one\'s', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const older = await visitorOf(store, environmentId, 'a', NOON)
      const younger = await visitorOf(store, environmentId, 'b', NOON + 5)
      await mustStore(store, merging(environmentId, older, [pair(younger, older)]))
      const late = makeVisit(environmentId, { visitorId: younger, isNew: false, at: NOON + 2 * DAY })
      const event = await mustStore(store, late)
      expect(event.identification).toEqual({ ...late.event.identification, visitor_id: older })
      expect(await store.candidate(environmentId, older)).toMatchObject({ visits: 4, lastSeenAt: NOON + 2 * DAY })
    })

    test('chains are flat, and who was known for longer lives on, whichever way it was told', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [a, b, c, d] = [
        await visitorOf(store, environmentId, 'a', NOON),
        await visitorOf(store, environmentId, 'b', NOON + 1),
        await visitorOf(store, environmentId, 'c', NOON + 2),
        await visitorOf(store, environmentId, 'd', NOON + 3),
      ]
      await mustStore(store, merging(environmentId, c, [pair(d, c)]))
      await mustStore(store, merging(environmentId, b, [pair(b, c)])) // told the wrong way
      await mustStore(store, merging(environmentId, a, [pair(d, a), pair(c, b)])) // the second is done already
      for (const id of [a, b, c, d]) expect(await store.candidate(environmentId, id)).toMatchObject({ visitorId: a, visits: 7 })
      expect(await store.candidates(environmentId, ['own a', 'own b', 'own c', 'own d'], 10)).toHaveLength(1)
      const done = await store.listMerges(environmentId, 10)
      expect(new Set(done.map(({ younger, older }) => younger + older))).toEqual(new Set([d + c, c + b, b + a]))
    })

    test('a visitor is found with all that are merged into it, until they are parted', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const [a, b, c] = [
        await visitorOf(store, environmentId, 'a', NOON),
        await visitorOf(store, environmentId, 'b', NOON + 1),
        await visitorOf(store, environmentId, 'c', NOON + 2),
      ]
      const members = async (id: string) => [...((await other.candidate(environmentId, id))?.members ?? [])].sort()
      expect(await store.candidate(environmentId, a)).not.toHaveProperty('members')
      await mustStore(store, merging(environmentId, b, [pair(c, b)]))
      expect(await members(b)).toEqual([c])
      await mustStore(store, merging(environmentId, a, [pair(b, a)]))
      expect(await members(a)).toEqual([b, c].sort())
      // More distinct records than are kept of one visitor: they push out only its own.
      for (let index = 0; index < 20; index++) {
        await mustStore(store, makeVisit(environmentId, { visitorId: a, isNew: false, at: NOON + 2 * DAY + index, keys: ['shared'] }))
      }
      const [found] = await other.candidates(environmentId, ['shared'], 10)
      expect([...(found?.members ?? [])].sort()).toEqual([b, c].sort())
      await store.unmerge(environmentId, b, NOON + 3 * DAY)
      expect([await members(a), await members(b)]).toEqual([[], [c]])
    })

    test('what is gone, elsewhere or the same is passed over', async () => {
      const { store } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const here = await visitorOf(store, environmentId, 'a')
      const there = await visitorOf(store, elsewhere, 'b', NOON + 1)
      const merges = [pair(newVisitorId(), here), pair(here, newVisitorId()), pair(there, here), pair(here, here), pair('', here)]
      expect(await store.persist(merging(environmentId, here, merges))).toMatchObject({ outcome: 'stored', merged: 0 })
      expect(await store.listMerges(environmentId, 10)).toEqual([])
      expect((await store.candidate(elsewhere, there))?.visitorId).toBe(there)
    })

    test('40 visits that merge the same six visitors crosswise at the same moment make one of them', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const ids: string[] = []
      for (let index = 0; index < 6; index++) ids.push(await visitorOf(store, environmentId, `v${index}`, NOON + index))
      const id = (index: number) => ids[index % 6] ?? ''
      const visits = Array.from({ length: 40 }, (_, index) =>
        merging(environmentId, id(index), [pair(id(index), id(index + 1)), pair(id(index * 5 + 2), id(index + 3))], NOON + DAY + index),
      )
      const results = await Promise.all(visits.map((visit, index) => (index % 2 ? store : other).persist(visit)))
      expect(results.map(({ outcome }) => outcome)).toEqual(visits.map(() => 'stored'))
      for (const one of ids) expect(await store.candidate(environmentId, one)).toMatchObject({ visitorId: ids[0], visits: 46 })
      expect(await store.searchEvents({ environmentId, visitorId: id(3), limit: 100 })).toHaveLength(46)
      expect(await store.listMerges(environmentId, 100)).toHaveLength(5)
    })
  })

  describe('unmerge', () => {
    test('restores both as they were, keeps the record of it, and they are never merged again', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const older = await visitorOf(store, environmentId, 'a', NOON)
      const younger = await visitorOf(store, environmentId, 'b', NOON + 5)
      const before = await store.candidate(environmentId, younger)
      await mustStore(store, merging(environmentId, older, [pair(younger, older)]))
      expect(await other.unmerge(environmentId, younger, NOON + 9 * DAY)).toBe(older)

      expect(await store.candidate(environmentId, younger)).toEqual(before)
      const [found] = await store.candidates(environmentId, ['own b'], 10)
      expect(found).toEqual(before)
      expect(await store.candidate(environmentId, older)).toMatchObject({ visits: 2, firstSeenAt: NOON, lastSeenAt: NOON + DAY })
      expect((await store.candidate(environmentId, older))?.snapshots.map(({ record }) => record)).toEqual(['latest', 'a'].map(makeRecord))
      expect(await store.searchEvents({ environmentId, visitorId: younger, limit: 10 })).toHaveLength(1)
      expect(await store.listMerges(environmentId, 10)).toEqual([{ ...pair(younger, older), at: NOON + DAY, undoneAt: NOON + 9 * DAY }])

      for (const again of [pair(younger, older), pair(older, younger)]) {
        expect(await store.persist(merging(environmentId, older, [again]))).toMatchObject({ merged: 0 })
      }
      expect((await store.candidate(environmentId, younger))?.visitorId).toBe(younger)
      expect(await store.unmerge(environmentId, younger, NOON)).toBeUndefined()
      expect(await store.unmerge(environmentId, newVisitorId(), NOON)).toBeUndefined()
    })

    test('parts one out of a chain with what was merged into it, and neither comes back through a third', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [a, b, c, d] = [
        await visitorOf(store, environmentId, 'a', NOON),
        await visitorOf(store, environmentId, 'b', NOON + 1),
        await visitorOf(store, environmentId, 'c', NOON + 2),
        await visitorOf(store, environmentId, 'd', NOON + 3),
      ]
      await mustStore(store, merging(environmentId, c, [pair(d, c)])) // c: 3 visits
      await mustStore(store, merging(environmentId, b, [pair(c, b)])) // b: 5
      await mustStore(store, merging(environmentId, a, [pair(b, a)])) // a: 7
      expect(await store.unmerge(environmentId, c, NOON)).toBe(b)
      for (const id of [a, b]) expect(await store.candidate(environmentId, id)).toMatchObject({ visitorId: a, visits: 4 })
      for (const id of [c, d]) expect(await store.candidate(environmentId, id)).toMatchObject({ visitorId: c, visits: 3 })
      const found = async (key: string) => (await store.candidates(environmentId, [key], 10)).map(({ visitorId }) => visitorId)
      expect([await found('own b'), await found('own c'), await found('own d')]).toEqual([[a], [c], [c]])

      expect(await store.persist(merging(environmentId, a, [pair(d, a)]))).toMatchObject({ merged: 0 })
      const e = await visitorOf(store, environmentId, 'e', NOON + 4)
      expect(await store.persist(merging(environmentId, c, [pair(e, c), pair(e, a)]))).toMatchObject({ merged: 1 })
      expect((await store.candidate(environmentId, e))?.visitorId).toBe(c)
    })
  })
}
