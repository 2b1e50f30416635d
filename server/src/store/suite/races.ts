import { describe, expect, test } from 'vitest'
import type { PersistResult, Store, Visit } from '../store.ts'
import { allEvents, freshEnvironment, type Ground, makeVisit, MINUTE, mustStore, NOON, SECOND } from './ground.ts'

const NONCE = 'c0ffee00c0ffee00c0ffee00c0ffee00'

/** Every second visit through the other pool, all at the same time. */
function together({ store, other }: Ground, visits: readonly Visit[]): Promise<PersistResult[]> {
  return Promise.all(visits.map((visit, index) => (index % 2 ? other : store).persist(visit)))
}

function outcomes(results: readonly PersistResult[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

/** What the pipeline does: where another was faster, link to its visitor. */
async function settle(store: Store, visit: Visit): Promise<string> {
  const result = await store.persist(visit)
  if (result.outcome !== 'claimed') return result.event.identification?.visitor_id ?? ''
  const { environmentId, snapshot, nonce, event } = visit
  const identification = { visitor_id: result.visitorId, visitor_found: true, confidence: { score: 1 } }
  const linked = { ...visit, environmentId, snapshot, nonce, visitor: { id: result.visitorId, isNew: false }, event: { ...event, identification } }
  return settle(store, linked)
}

export function racesSuite(ground: () => Ground): void {
  describe('claims', () => {
    const same = { digest: 'same record', keys: ['same'] }
    const alike = (environmentId: string, at = NOON, networkPrefix = '192.0.2.0/24') =>
      makeVisit(environmentId, { ...same, digest: 'same-record', at, nonce: { networkPrefix } })

    test('50 first visits of one record at the same moment make one visitor and 50 events', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const ids = await Promise.all(Array.from({ length: 50 }, (_, index) => settle(index % 2 ? store : other, alike(environmentId, NOON + index))))
      expect(new Set(ids).size).toBe(1)
      expect(await store.candidates(environmentId, ['same'], 100)).toHaveLength(1)
      expect(await allEvents(store, environmentId)).toHaveLength(50)
    })

    test('whoever comes second is told the visitor, can read it at once, and wrote nothing', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const [first, second] = [alike(environmentId), alike(environmentId)]
      await mustStore(store, first)
      expect(await other.persist(second)).toEqual({ outcome: 'claimed', visitorId: first.visitor.id })
      expect((await other.candidate(environmentId, first.visitor.id))?.snapshots).toHaveLength(1)
      expect(await store.candidate(environmentId, second.visitor.id)).toBeUndefined()
      expect(await allEvents(store, environmentId)).toEqual([first.event])
      // Its nonce is still unused.
      const linked = { ...second, visitor: { id: first.visitor.id, isNew: false } }
      expect(await other.persist(linked)).toEqual({ outcome: 'stored', event: second.event, merged: 0 })
    })

    test('first visits whose records differ but whose claim is the same make one visitor', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const visits = Array.from({ length: 20 }, (_, index) => makeVisit(environmentId, { digest: `record-${index % 2}`, claim: 'same-claim' }))
      const ids = await Promise.all(visits.map((visit, index) => settle(index % 4 < 2 ? store : other, visit)))
      expect(new Set(ids).size).toBe(1)
      expect((await store.candidate(environmentId, ids[0] ?? ''))?.snapshots).toHaveLength(2)
      expect(await allEvents(store, environmentId)).toHaveLength(20)
    })

    test('without a claim two visits of one record make two visitors', async () => {
      const environmentId = await freshEnvironment(ground().store)
      const visits = [1, 2].map(() => makeVisit(environmentId, { digest: 'same-record', claim: null }))
      expect(outcomes(await together(ground(), visits))).toEqual({ stored: 2 })
    })

    test('an edge between two time buckets separates nobody', async () => {
      const { store } = ground()
      const edge = Math.ceil(NOON / (10 * SECOND)) * 10 * SECOND
      for (const [before, after] of [[1, 1], [5 * SECOND, 4_999], [1, 9_999]] as const) {
        const environmentId = await freshEnvironment(store)
        await mustStore(store, alike(environmentId, edge - before))
        expect(await store.persist(alike(environmentId, edge + after))).toMatchObject({ outcome: 'claimed' })
        const reversed = await freshEnvironment(store)
        await mustStore(store, alike(reversed, edge + after))
        expect(await store.persist(alike(reversed, edge - before))).toMatchObject({ outcome: 'claimed' })
      }
    })

    test('another network, environment, record or time makes a visitor of its own', async () => {
      const { store } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const visits = [
        alike(environmentId),
        alike(environmentId, NOON, '198.51.100.0/24'),
        alike(elsewhere),
        makeVisit(environmentId, { ...same, digest: 'another-record', nonce: { networkPrefix: '192.0.2.0/24' } }),
        alike(environmentId, NOON + 30 * SECOND),
      ]
      for (const visit of visits) expect(await store.persist(visit)).toMatchObject({ outcome: 'stored' })
    })
  })

  describe('nonces', () => {
    const withNonce = (environmentId: string, nonce: Partial<Visit['nonce']> = {}, at = NOON) =>
      makeVisit(environmentId, { at, nonce: { value: NONCE, bodyDigest: 'body', ...nonce } })

    test('a retry within a minute is answered with the first event, and writes nothing', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const first = withNonce(environmentId)
      await mustStore(store, first)
      for (const later of [1, 59 * SECOND, MINUTE, -SECOND]) {
        const retry = withNonce(environmentId, {}, NOON + later)
        expect(await other.persist(retry)).toEqual({ outcome: 'repeated', event: first.event })
        expect(await store.candidate(environmentId, retry.visitor.id)).toBeUndefined()
      }
      expect(await allEvents(store, environmentId)).toEqual([first.event])
    })

    test.for([
      ['another body', { bodyDigest: 'another' }, 0],
      ['another network', { networkPrefix: '198.51.100.0/24' }, 0],
      ['more than a minute later', {}, MINUTE + 1],
    ] as const)('%s: a replay, an event of its own', async ([, nonce, later]) => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      await mustStore(store, withNonce(environmentId))
      const replay = withNonce(environmentId, nonce, NOON + later)
      const expected = { ...replay.event, replayed: true }
      expect(await store.persist(replay)).toEqual({ outcome: 'stored', event: expected, merged: 0 })
      expect((await store.event(environmentId, replay.event.event_id))?.event).toEqual(expected)
      expect(await allEvents(store, environmentId)).toHaveLength(2)
    })

    test('another environment may use the same nonce', async () => {
      const { store } = ground()
      const [here, there] = [await freshEnvironment(store), await freshEnvironment(store)]
      expect(await mustStore(store, withNonce(here))).not.toHaveProperty('replayed')
      expect(await mustStore(store, withNonce(there))).not.toHaveProperty('replayed')
    })

    test('30 of one request at the same moment make one event', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visits = Array.from({ length: 30 }, (_, index) => withNonce(environmentId, {}, NOON + index))
      const results = await together(ground(), visits)
      expect(outcomes(results)).toEqual({ stored: 1, repeated: 29 })
      const [stored, ...others] = await allEvents(store, environmentId)
      expect(others).toEqual([])
      for (const result of results) expect(result).toMatchObject({ event: stored })
    })

    test('30 of one first visit that all make the same visitor', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const one = () => makeVisit(environmentId, { digest: 'd', keys: ['k'], nonce: { value: NONCE, bodyDigest: 'body' } })
      const ids = await Promise.all(Array.from({ length: 30 }, (_, index) => settle(index % 2 ? store : other, one())))
      expect(new Set(ids).size).toBe(1)
      expect(await allEvents(store, environmentId)).toHaveLength(1)
      expect(await store.candidates(environmentId, ['k'], 10)).toHaveLength(1)
    })
  })

  describe('one visitor from many sides', () => {
    test('60 visits with 12 records at the same moment are all stored and counted', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const first = makeVisit(environmentId)
      await mustStore(store, first)
      const visits = Array.from({ length: 60 }, (_, index) =>
        makeVisit(environmentId, {
          visitorId: first.visitor.id,
          isNew: false,
          at: NOON + index,
          digest: `d${index % 12}`,
          keys: ['common', `own ${index % 12}`, `near ${index % 3}`],
        }),
      )
      expect(outcomes(await together(ground(), visits))).toEqual({ stored: 60 })
      expect(await allEvents(store, environmentId)).toHaveLength(61)
      const candidate = await store.candidate(environmentId, first.visitor.id)
      expect(candidate).toMatchObject({ lastSeenAt: NOON + 59, visits: 61 })
      expect(candidate?.snapshots).toHaveLength(4)
      expect(await store.candidates(environmentId, ['common', 'near 1'], 10)).toHaveLength(1)
    })

    test('100 visits of 20 visitors who share keys', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const firsts = Array.from({ length: 20 }, () => makeVisit(environmentId, { keys: ['common', 'commoner'] }))
      expect(outcomes(await together(ground(), firsts))).toEqual({ stored: 20 })
      const visits = Array.from({ length: 100 }, (_, index) =>
        makeVisit(environmentId, { visitorId: firsts[index % 20]?.visitor.id ?? '', isNew: false, keys: ['common', 'commoner', `k${index % 7}`] }),
      )
      expect(outcomes(await together(ground(), visits))).toEqual({ stored: 100 })
      expect(await allEvents(store, environmentId)).toHaveLength(120)
    })
  })
}
