import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import type { Store } from '../store.ts'
import { DAY, freshEnvironment, type Ground, makeVisit, mustStore, NOON } from './ground.ts'

async function addVisitor(store: Store, environmentId: string, keys: readonly string[], at = NOON): Promise<string> {
  const visit = makeVisit(environmentId, { keys, at })
  await mustStore(store, visit)
  return visit.visitor.id
}

export function candidatesSuite(ground: () => Ground): void {
  describe('candidates', () => {
    test('those first whose keys find the fewest others, no more than asked for', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const one = await addVisitor(store, environmentId, ['k1', 'k8', 'k9'])
      const three = await addVisitor(store, environmentId, ['k1', 'k2', 'k3'])
      const two = await addVisitor(store, environmentId, ['k2', 'k3', 'k7'])
      await addVisitor(store, environmentId, ['k7', 'k8'])
      const found = await other.candidates(environmentId, ['k1', 'k2', 'k3', 'k4'], 10)
      expect(found.map(({ visitorId }) => visitorId)).toEqual([three, two, one])
      expect(await store.candidates(environmentId, ['k1', 'k2', 'k3'], 2)).toEqual(found.slice(0, 2))
      expect(found[0]).toMatchObject({ firstSeenAt: NOON, lastSeenAt: NOON, snapshots: [{ lastSeenAt: NOON }] })
    })

    test('of equals, the one seen last comes first', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const early = await addVisitor(store, environmentId, ['k'], NOON - 2 * DAY)
      const late = await addVisitor(store, environmentId, ['k'], NOON)
      const ids = async () => (await store.candidates(environmentId, ['k'], 10)).map(({ visitorId }) => visitorId)
      expect(await ids()).toEqual([late, early])
      await mustStore(store, makeVisit(environmentId, { visitorId: early, isNew: false, keys: ['k'], at: NOON + DAY }))
      expect(await ids()).toEqual([early, late])
    })

    test('each with whom its first visit was nearly taken for', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const near = { mark: -2_147_483_648, millibits: -5_999 }
      const { visitor } = makeVisit(environmentId, { keys: ['k'], near })
      await mustStore(store, { ...makeVisit(environmentId, { keys: ['k'] }), visitor })
      await mustStore(store, makeVisit(environmentId, { visitorId: visitor.id, isNew: false, keys: ['k'], at: NOON + DAY }))
      expect(await store.candidates(environmentId, ['k'], 10)).toMatchObject([{ visitorId: visitor.id, near }])
      const nobody = await addVisitor(store, environmentId, ['other'])
      expect((await store.candidate(environmentId, nobody))?.near).toBeUndefined()
    })

    test('none without a key, nor with a limit of none; a key given twice counts once', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const once = await addVisitor(store, environmentId, ['k1'])
      const twice = await addVisitor(store, environmentId, ['k2', 'k3'])
      expect(await store.candidates(environmentId, [], 10)).toEqual([])
      expect(await store.candidates(environmentId, ['k1'], 0)).toEqual([])
      expect(await store.candidates(environmentId, ['nobody'], 10)).toEqual([])
      const found = await store.candidates(environmentId, ['k1', 'k1', 'k1', 'k2', 'k3'], 10)
      expect(found.map(({ visitorId }) => visitorId)).toEqual([twice, once])
    })

    test('another environment has candidates of its own', async () => {
      const { store } = ground()
      const [here, there] = [await freshEnvironment(store), await freshEnvironment(store)]
      const visitorId = await addVisitor(store, here, ['k'])
      expect(await store.candidates(there, ['k'], 10)).toEqual([])
      expect(await store.candidate(there, visitorId)).toBeUndefined()
      expect(await store.candidates(here, ['k'], 10)).toHaveLength(1)
    })

    test('one key shared with few says more than three shared with all', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const crowd = ['c1', 'c2', 'c3']
      const right = await addVisitor(store, environmentId, ['home', ...crowd], NOON - DAY)
      for (let index = 0; index < 40; index++) await addVisitor(store, environmentId, [`home ${index}`, ...crowd])
      const found = await store.candidates(environmentId, ['home', ...crowd], 5)
      expect(found[0]?.visitorId).toBe(right)
      expect(found).toHaveLength(5)
    })

    test('a key that everybody shares finds the 32 seen last', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visits = Array.from({ length: 42 }, (_, index) => makeVisit(environmentId, { keys: ['common'], at: NOON + index * DAY }))
      for (const visit of visits) await mustStore(store, visit)
      const found = await store.candidates(environmentId, ['common'], 500)
      const newest = visits.slice(10).map(({ visitor }) => visitor.id).reverse()
      expect(found.map(({ visitorId }) => visitorId)).toEqual(newest)
    })

    test.for(["'; drop table visitors; --", '\\', '?', '%', 'ключ 🔑', '\u0000', 'x'.repeat(500), '__proto__'])('a key may be %j', async (key) => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visitorId = await addVisitor(store, environmentId, [key])
      expect((await store.candidates(environmentId, [key], 10)).map((found) => found.visitorId)).toEqual([visitorId])
      expect(await store.candidates(environmentId, [`${key} `], 10)).toEqual([])
    })

    test('an unknown visitor is none, whatever its id', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      await addVisitor(store, environmentId, ['k'])
      for (const visitorId of [newVisitorId(), '', '%', "' or 1=1 --", 'ß', 'x'.repeat(1_000)]) {
        expect(await store.candidate(environmentId, visitorId)).toBeUndefined()
      }
    })

    test('ids differ by the case of a letter', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [upper, lower] = ['ABCDEFGHIJ', 'abcdefghij'].map((half) => half + newVisitorId().slice(10))
      await mustStore(store, makeVisit(environmentId, { visitorId: upper ?? '', isNew: true }))
      expect(await store.candidate(environmentId, lower ?? '')).toBeUndefined()
      await mustStore(store, makeVisit(environmentId, { visitorId: lower ?? '', isNew: true }))
      expect((await store.candidate(environmentId, upper ?? ''))?.visitorId).toBe(upper)
    })
  })
}
