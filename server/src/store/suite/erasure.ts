import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import type { Database } from '../database.ts'
import { allEvents, countRows, DAY, freshEnvironment, type Ground, makeVisit, mustStore, NOON } from './ground.ts'

const TABLES = ['activity', 'visitors', 'snapshots', 'blocking_keys', 'events', 'nonces', 'claims', 'tokens', 'merges', 'mentions', 'deliveries']

async function rows(database: Database): Promise<number[]> {
  return Promise.all(TABLES.map((table) => countRows(database, table)))
}

export function erasureSuite(ground: () => Ground): void {
  describe('erasure', () => {
    test('leaves no row of the visitor nor of what is merged into it, and all of the others', async () => {
      const { store, other, database } = ground()
      const environmentId = await freshEnvironment(store)
      await mustStore(store, makeVisit(environmentId, { keys: ['shared'] }))
      const before = database && (await rows(database))
      const ids: string[] = []
      for (let index = 0; index < 3; index++) {
        const activity = { address: '203.0.113.7', linkedId: 'ann' }
        const visit = makeVisit(environmentId, { keys: ['shared', `own ${index}`], at: NOON + index, activity })
        await mustStore(store, visit)
        ids.push(visit.visitor.id)
        await store.saveToken(environmentId, `token${index}${environmentId}`, { visitorId: visit.visitor.id, seenAt: NOON })
      }
      const [a = '', b = '', c = ''] = ids
      const merges = [{ younger: b, older: a, evidence: {} }, { younger: c, older: a, evidence: {} }]
      await mustStore(store, makeVisit(environmentId, { visitorId: a, isNew: false, at: NOON + DAY, merges }))
      await store.unmerge(environmentId, c, NOON + DAY)

      expect(await other.eraseVisitor(environmentId, b)).toEqual({ visitors: 2, events: 3 })
      for (const id of [a, b]) {
        expect(await store.candidate(environmentId, id)).toBeUndefined()
        expect(await store.searchEvents({ environmentId, visitorId: id, limit: 10 })).toEqual([])
      }
      expect(await store.listMerges(environmentId, 10)).toEqual([])
      expect(await store.eraseVisitor(environmentId, c)).toEqual({ visitors: 1, events: 1 })
      if (database) expect(await rows(database)).toEqual(before)
      expect(await allEvents(store, environmentId)).toHaveLength(1)
      for (const gone of [a, b, c]) expect(await store.eraseVisitor(environmentId, gone)).toBeUndefined()
    })

    test('another environment, and what is no id, erases nothing', async () => {
      const { store } = ground()
      const [here, there] = [await freshEnvironment(store), await freshEnvironment(store)]
      const visit = makeVisit(here)
      await mustStore(store, visit)
      for (const id of [newVisitorId(), '', '%', 'ß', "' or 1=1 --"]) expect(await store.eraseVisitor(here, id)).toBeUndefined()
      expect(await store.eraseVisitor(there, visit.visitor.id)).toBeUndefined()
      expect(await allEvents(store, here)).toHaveLength(1)
    })

    test('a visitor of more than a thousand events', async () => {
      const { store, database } = ground()
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId)
      await mustStore(store, visit)
      if (!database) return
      const event = { environment_id: environmentId, visitor_id: visit.visitor.id, event: '{}', explanation: '{}' }
      const more = Array.from({ length: 1_100 }, (_, index) => ({ ...event, id: `e${environmentId.slice(4)}${index}`, occurred_at: NOON + index }))
      await database.run(async (knex) => {
        for (let start = 0; start < more.length; start += 100) await knex('events').insert(more.slice(start, start + 100))
      })
      expect(await store.eraseVisitor(environmentId, visit.visitor.id)).toEqual({ visitors: 1, events: 1_101 })
      expect(await allEvents(store, environmentId)).toEqual([])
    })

    test('while visits arrive: each is either erased with the visitor or told that it is gone', async () => {
      const { store, other, database } = ground()
      const environmentId = await freshEnvironment(store)
      const first = makeVisit(environmentId)
      await mustStore(store, first)
      const visits = Array.from({ length: 60 }, (_, index) =>
        makeVisit(environmentId, { visitorId: first.visitor.id, isNew: false, at: NOON + index, keys: ['common', `k${index}`] }),
      )
      const arriving = visits.map((visit, index) =>
        (index % 2 ? store : other).persist(visit).then(() => 'stored', (error: { code: string }) => error.code),
      )
      const erased = await Promise.all([store, other].map((each) => each.eraseVisitor(environmentId, first.visitor.id)))
      const outcomes = await Promise.all(arriving)
      expect(erased.filter((one) => one !== undefined)).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome !== 'stored' && outcome !== 'visitor_not_found')).toEqual([])
      expect(await allEvents(store, environmentId)).toEqual([])
      expect(await store.candidates(environmentId, ['common'], 10)).toEqual([])
      if (!database) return
      const left = await database.run((knex) => knex('blocking_keys').where({ visitor_id: first.visitor.id }))
      expect(left).toEqual([])
    })
  })
}
