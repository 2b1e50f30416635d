import { setTimeout as delay } from 'node:timers/promises'
import type { Explanation } from '@selfsame/contract'
import { describe, expect, test, vi } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import { countingOf, createTraffic } from '../../learning/traffic.ts'
import { createStatistics, type Packed, type Statistics } from '../../linkage/index.ts'
import { pack } from '../../linkage/packed.ts'
import { MOST_RESTLESS } from '../../linkage/restlessness.ts'
import { createStore } from '../create-store.ts'
import type { LearnerOptions } from '../learner.ts'
import type { Store } from '../store.ts'
import { freshEnvironment, type Ground, inMemory, makeExplanation, makeVisit, mustStore, NOON } from './ground.ts'

const ZONES = ['Europe/Berlin', 'Europe/Berlin', 'Europe/Berlin', 'America/Bogota', 'Asia/Tokyo']
/** Record of the visitor with that number. */
const recordOf = (index: number): Packed => pack({ timeZone: ZONES[index % ZONES.length] ?? '', hardwareConcurrency: index % 3 })

/** A store over the same data that has not counted yet. */
async function freshStore<T>(ground: Ground, learning: Partial<LearnerOptions>, work: (store: Store) => Promise<T>): Promise<T> {
  const store = createStore({ ...ground.location, onWarning: () => undefined, learning: { pause: 0, ...learning } })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function addVisitors(store: Store, environmentId: string, count: number): Promise<string[]> {
  const visits = Array.from({ length: count }, (_, index) => makeVisit(environmentId, { record: recordOf(index), at: NOON + index }))
  for (const visit of visits) await mustStore(store, visit)
  return visits.map(({ visitor }) => visitor.id)
}

/** What would have been counted had all been seen. */
function countsOf(records: readonly Packed[]): Statistics {
  const statistics = createStatistics()
  for (const record of records) statistics.add(record, [])
  return statistics
}

function expectSame(found: Statistics, expected: Statistics): void {
  expect(found.visitors).toBe(expected.visitors)
  for (let index = 0; index < 15; index++) expect(found.counts(recordOf(index))).toEqual(expected.counts(recordOf(index)))
}

export function learningSuite(ground: () => Ground): void {
  describe('what is learned', () => {
    test('is exact where no more visitors are known than are counted, also by a store that has just started', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      await addVisitors(store, environmentId, 123)
      const expected = countsOf(Array.from({ length: 123 }, (_, index) => recordOf(index)))
      await freshStore(ground(), {}, async (fresh) => expectSame((await fresh.learned(environmentId)).statistics, expected))
    })

    test('takes in each visitor this process makes, and lets go of each it erases', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      expect((await store.learned(environmentId)).statistics.visitors).toBe(0)
      const ids = await addVisitors(store, environmentId, 20)
      expectSame((await store.learned(environmentId)).statistics, countsOf(ids.map((_, index) => recordOf(index))))
      for (const id of ids.slice(0, 10)) await store.eraseVisitor(environmentId, id)
      expectSame((await store.learned(environmentId)).statistics, countsOf(Array.from({ length: 10 }, (_, index) => recordOf(index + 10))))
      for (const id of ids.slice(10)) await store.eraseVisitor(environmentId, id)
      expectSame((await store.learned(environmentId)).statistics, countsOf([]))
    })

    test('is counted anew: what another process did is seen', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [first = ''] = await addVisitors(store, environmentId, 10)
      await freshStore(ground(), { minAge: 0 }, async (fresh) => {
        expect((await fresh.learned(environmentId)).statistics.visitors).toBe(10)
        await addVisitors(store, environmentId, 15)
        await store.eraseVisitor(environmentId, first)
        for (let index = 0; index < 3; index++) await mustStore(fresh, makeVisit(environmentId, { record: recordOf(index) }))
        await expect.poll(async () => (await fresh.learned(environmentId)).statistics.visitors, { timeout: 5_000 }).toBe(27)
      })
    })

    test('counts visitors that turned out to be one as one, though it grows little', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [older = '', younger = ''] = await addVisitors(store, environmentId, 40)
      await freshStore(ground(), { minAge: 0 }, async (fresh) => {
        expect((await fresh.learned(environmentId)).statistics.visitors).toBe(40)
        const merges = [{ younger, older, evidence: {} }]
        await mustStore(fresh, makeVisit(environmentId, { visitorId: older, isNew: false, record: recordOf(0), at: NOON + 100, merges }))
        await expect.poll(async () => (await fresh.learned(environmentId)).statistics.visitors, { timeout: 5_000 }).toBe(39)
      })
    })

    test('misses no visit that comes while it is counted anew', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      let stored = 250 // in two pieces, with a rest after each
      await addVisitors(store, environmentId, stored)
      const known = newVisitorId()
      await freshStore(ground(), { minAge: 0, growth: 0, pause: 60 }, async (fresh) => {
        const { statistics: before } = await fresh.learned(environmentId)
        for (;;) {
          const visit = makeVisit(environmentId, { visitorId: known, isNew: stored === 250, record: recordOf(0), at: NOON + stored })
          await mustStore(fresh, visit)
          stored++
          await delay(1) // SQLite answers at once: no pause would ever end
          const { statistics, traffic } = await fresh.learned(environmentId)
          if (statistics === before) continue
          const all = createTraffic()
          for (let visits = 0; visits < stored; visits++) all.add(countingOf(visit.explanation))
          expect(traffic.visits).toBeCloseTo(all.recent().visits, 6)
          expect(statistics.visitors).toBe(251)
          break
        }
      })
    })

    test('lets go of a visitor that is erased while it is counted anew', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [first = '', second = ''] = await addVisitors(store, environmentId, 20)
      await freshStore(ground(), { minAge: 0, growth: 0, pause: 200 }, async (fresh) => {
        const { statistics: before } = await fresh.learned(environmentId)
        await mustStore(fresh, makeVisit(environmentId, { visitorId: second, isNew: false, record: recordOf(1), at: NOON + 100 }))
        await fresh.learned(environmentId) // begins to count, and rests when it has read them
        await delay(100)
        await fresh.eraseVisitor(environmentId, first)
        const found = await vi.waitUntil(async () => {
          const { statistics } = await fresh.learned(environmentId)
          return statistics !== before && statistics
        }, { timeout: 5_000, interval: 5 })
        expectSame(found, countsOf(Array.from({ length: 19 }, (_, index) => recordOf(index + 1))))
      })
    })

    test('is a sample where more are known, of different visitors each time', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      await addVisitors(store, environmentId, 200)
      const shares: (number | undefined)[] = []
      for (let round = 0; round < 4; round++) {
        await freshStore(ground(), { sample: 100 }, async (fresh) => {
          const { statistics } = await fresh.learned(environmentId)
          expect(statistics.visitors).toBe(100)
          const tokyo = Math.max(...statistics.counts(pack({ timeZone: 'Asia/Tokyo' })))
          shares.push(tokyo)
        })
      }
      // 20 of 100 expected, with a standard error of less than 4.
      for (const share of shares) expect(Math.abs((share ?? 0) - 20)).toBeLessThan(20)
    })

    test('a large environment\'s first visit waits for a small sample, never finds nothing counted', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      await addVisitors(store, environmentId, 60)
      await freshStore(ground(), { first: 50, pause: 50 }, async (fresh) => {
        const [one, other] = await Promise.all([fresh.learned(environmentId), fresh.learned(environmentId)])
        expect([one, other].map(({ statistics }) => statistics.visitors)).toEqual([50, 50])
        await expect.poll(async () => (await fresh.learned(environmentId)).statistics.visitors, { timeout: 5_000 }).toBe(60)
      })
    })

    test('counts all, though the first it meets have no records any more and it seems small', async ({ skip }) => {
      const { store, database } = ground()
      if (!database) return skip('a database in memory has one store')
      const environmentId = await freshEnvironment(store)
      const ids = (await addVisitors(store, environmentId, 60)).sort()
      // Of any 50 neighbours less than 50 have one, and never are these all that do.
      const without = ids.filter((_, index) => index % 3 === 0)
      await database.run((knex) => knex('snapshots').whereIn('visitor_id', without).del())
      await freshStore(ground(), { first: 50 }, async (fresh) => {
        await expect.poll(async () => (await fresh.learned(environmentId)).statistics.visitors, { timeout: 5_000 }).toBe(40)
      })
    })

    test('remembers as many visits after a start as one that has run all along', async ({ skip }) => {
      const { store, database } = ground()
      if (!database) return skip('a database in memory has one store')
      const environmentId = await freshEnvironment(store)
      // Fewer newcomers and more changes as time goes on; three visits a ms.
      const [count, changes] = [1_700, ['fonts', 'screen', 'timeZone', 'system'] as const]
      const explanations = Array.from({ length: count }, (_, index): Explanation => {
        const { linkage, signals } = makeExplanation()
        const comparisons = changes.slice(0, Math.floor((index / count) * 5)).map((name) => ({ name, level: 'other', bits: -1 }))
        return { linkage: { ...linkage, decision: 'linked', comparisons, posterior: { best: 0.5, new: 1 - index / count } }, signals }
      })
      await mustStore(store, makeVisit(environmentId))
      await database.run(async (knex) => {
        const first: { id: string } | undefined = await knex('events').where({ environment_id: environmentId }).first()
        const rows = explanations.map((explanation, index) => {
          const id = `${first?.id ?? ''}${String(index).padStart(6, '0')}`.slice(-20)
          return { ...first, id, occurred_at: NOON + 1 + Math.floor(index / 3), explanation: JSON.stringify(explanation) }
        })
        await knex.batchInsert('events', rows, 50)
        await knex('events').where({ id: first?.id ?? '' }).del()
      })
      const running = createTraffic()
      for (const explanation of explanations) running.add(countingOf(explanation))
      const { visits, newcomers, restless } = running.recent()
      await freshStore(ground(), {}, async (fresh) => {
        const { traffic } = await fresh.learned(environmentId)
        expect(traffic.visits).toBeCloseTo(visits, 6)
        expect(traffic.newcomers).toBeCloseTo(newcomers, 6)
        expect(traffic.restless).toBeCloseTo(restless, 6)
      })
    })

    test('tells how much visitors change by the latest visits', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const moved = (): Explanation => {
        const explanation = makeExplanation()
        const comparisons = ['fonts', 'screen', 'timeZone'].map((name) => ({ name, level: 'other', bits: -1 }))
        return { ...explanation, linkage: { ...explanation.linkage, decision: 'linked', comparisons } }
      }
      for (let index = 0; index < 50; index++) await mustStore(store, makeVisit(environmentId, { at: NOON + index, explanation: moved() }))
      await freshStore(ground(), {}, async (fresh) => {
        const { traffic } = await fresh.learned(environmentId)
        expect(traffic.restless).toBe(MOST_RESTLESS)
      })
    })

    test('tells the share of newcomers by the latest visits', async ({ skip }) => {
      if (inMemory(ground().location)) return skip('a database in memory has one store')
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const explained = (share: number) => {
        const explanation = makeExplanation()
        return { ...explanation, linkage: { ...explanation.linkage, posterior: { best: 1 - share, new: share } } }
      }
      for (const [index, share] of [1, 0.5, 0, 0].entries()) {
        await mustStore(store, makeVisit(environmentId, { at: NOON + index, explanation: explained(share) }))
      }
      await freshStore(ground(), {}, async (fresh) => {
        const { traffic } = await fresh.learned(environmentId)
        expect(traffic.visits).toBeCloseTo(4, 1)
        expect(traffic.newcomers).toBeCloseTo(1.5, 1)
      })
    })
  })
}
