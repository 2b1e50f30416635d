import type { Explanation } from '@selfsame/contract'
import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import type { ExportedRow } from '../privacy-store.ts'
import { allEvents, countRows, DAY, freshEnvironment, type Ground, makeExplanation, makeVisit, mustStore, NOON } from './ground.ts'

/** An explanation that names other visitors, in every way in which it can. */
function naming(...others: string[]): Explanation {
  const { linkage, signals } = makeExplanation()
  const [first = '', second = first] = others
  return {
    linkage: {
      ...linkage,
      candidates: others.map((visitorId) => ({ visitorId, bits: 3, posterior: 0.1 })),
      runnerUp: { visitorId: second, bits: 2, posterior: 0.05 },
      merged: [{ younger: first, older: second, bits: 4, posterior: 0.9 }],
      highRecall: { visitorId: first, score: 0.4 },
    },
    signals,
  }
}

const highRecall = (visitorId: string) => ({
  supplementary_id_high_recall: { visitor_id: visitorId, visitor_found: true, confidence: { score: 0.4 } },
})

export function privacySuite(ground: () => Ground): void {
  describe('an erased visitor', () => {
    test('has no name any more in events of others, whose bits stay', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const [gone, stays] = [makeVisit(environmentId), makeVisit(environmentId)]
      for (const visit of [gone, stays]) await mustStore(store, visit)
      const [goneId, staysId] = [gone.visitor.id, stays.visitor.id]
      const naming1 = makeVisit(environmentId, { explanation: naming(goneId, staysId), event: {} })
      const { event_id: id } = await mustStore(store, { ...naming1, event: { ...naming1.event, ...highRecall(goneId) } })

      await other.eraseVisitor(environmentId, goneId)
      const left = await store.event(environmentId, id)
      expect(JSON.stringify(left)).not.toContain(goneId)
      expect(left?.explanation.linkage).toMatchObject({
        candidates: [{ bits: 3, posterior: 0.1 }, { visitorId: staysId }],
        runnerUp: { visitorId: staysId },
        merged: [],
        highRecall: { score: 0.4 },
      })
      expect(left?.event.supplementary_id_high_recall).toEqual(left?.event.identification)
    })

    test('is not named by visits that were decided before and are written meanwhile', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const gone = makeVisit(environmentId)
      await mustStore(store, gone)
      const visits = Array.from({ length: 40 }, () => makeVisit(environmentId, { explanation: naming(gone.visitor.id) }))
      const written = visits.map((visit, index) => (index % 2 ? store : other).persist(visit))
      await other.eraseVisitor(environmentId, gone.visitor.id)
      await Promise.all(written)
      for (const { event } of visits) {
        expect(JSON.stringify(await store.event(environmentId, event.event_id))).not.toContain(gone.visitor.id)
      }
    })

    test('that is named all the same, since cleaning up failed, is not after a retry of the visit, nor when its erasure is asked for again', async ({ skip }) => {
      const { store, other, database } = ground()
      if (!database) return skip('a database in memory cannot be looked into')
      const environmentId = await freshEnvironment(store)
      const gone = makeVisit(environmentId)
      const naming1 = makeVisit(environmentId, { explanation: naming(gone.visitor.id) })
      for (const visit of [gone, naming1]) await mustStore(store, visit)
      const { event_id: id } = naming1.event
      await store.eraseVisitor(environmentId, gone.visitor.id)
      const remedies = [
        async () => expect(await other.persist(naming1)).toMatchObject({ outcome: 'repeated', event: { event_id: id } }),
        async () => expect(await other.eraseVisitor(environmentId, gone.visitor.id)).toBeUndefined(),
      ]
      for (const remedy of remedies) {
        await database.run(async (knex) => {
          await knex('events').where({ id }).update({ explanation: JSON.stringify(naming(gone.visitor.id)) })
          await knex('mentions').insert({ visitor_id: gone.visitor.id, event_id: id })
        })
        await remedy()
        expect(JSON.stringify(await store.event(environmentId, id))).not.toContain(gone.visitor.id)
        expect(await database.run((knex) => knex('mentions').where({ event_id: id }))).toEqual([])
      }
    })

    test('is noted by numbers and by whom, and by nothing of its own', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId)
      await mustStore(store, visit)
      await store.eraseVisitor(environmentId, visit.visitor.id, { by: 'key sk_abcd', at: NOON })
      const entries = await store.listAudit(environmentId, 10)
      expect(entries).toMatchObject([{ at: NOON, action: 'visitor.erased', details: { by: 'key sk_abcd', visitors: 1, events: 1 } }])
      expect(JSON.stringify(entries)).not.toContain(visit.visitor.id)
    })
  })

  describe('all visitors of a linked id', () => {
    const linked = (environmentId: string, linkedId: string, choice: object = {}) => makeVisit(environmentId, { ...choice, event: { linked_id: linkedId } })

    test('are erased, each with all of it, and nobody else is', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [one, two, stranger] = [linked(environmentId, 'account 1'), linked(environmentId, 'account 1'), linked(environmentId, 'account 2')]
      for (const visit of [one, two, stranger]) await mustStore(store, visit)
      for (let index = 0; index < 120; index++) {
        await mustStore(store, linked(environmentId, 'account 1', { visitorId: one.visitor.id, isNew: false, at: NOON + index }))
      }
      await mustStore(store, linked(environmentId, 'account 3', { visitorId: two.visitor.id, isNew: false, at: NOON + 1 }))

      const rows = await all(await store.exportVisitors(environmentId, { linkedId: 'account 1' }, { by: 'test', at: NOON }))
      expect(tally(rows)).toMatchObject({ visitors: 2, events: 123 })
      expect(await store.eraseLinkedId(environmentId, 'account 1', { by: 'test', at: NOON + 1 })).toEqual({ visitors: 2, events: 123 })
      expect((await allEvents(store, environmentId)).map(({ event_id: id }) => id)).toEqual([stranger.event.event_id])
      expect(await store.eraseLinkedId(environmentId, 'account 1')).toBeUndefined()
      expect(await store.exportVisitors(environmentId, { linkedId: 'account 1' })).toBeUndefined()
      const entries = await store.listAudit(environmentId, 10)
      expect(entries.map(({ action }) => action).sort()).toEqual(['linked_id.erased', 'linked_id.exported', 'visitor.erased', 'visitor.erased'])
      expect(entries.find(({ action }) => action === 'linked_id.erased')?.details).toEqual({ by: 'test', visitors: 2, events: 123 })
    })

    test('of another environment are left alone', async () => {
      const { store } = ground()
      const [here, there] = [await freshEnvironment(store), await freshEnvironment(store)]
      await mustStore(store, linked(there, 'account 1'))
      expect(await store.eraseLinkedId(here, 'account 1')).toBeUndefined()
      expect(await allEvents(store, there)).toHaveLength(1)
    })
  })

  describe('an export', () => {
    test('has every row of the visitor and of what is merged into it, and none of others', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [one, two, stranger] = [makeVisit(environmentId), makeVisit(environmentId, { at: NOON + 1 }), makeVisit(environmentId)]
      for (const visit of [one, two, stranger]) await mustStore(store, visit)
      const merges = [{ younger: two.visitor.id, older: one.visitor.id, evidence: { bits: 9 } }]
      await mustStore(store, makeVisit(environmentId, { visitorId: one.visitor.id, isNew: false, at: NOON + DAY, merges }))
      await store.saveToken(environmentId, `token${environmentId}`, { visitorId: one.visitor.id, seenAt: NOON })

      const rows = await all(await store.exportVisitors(environmentId, { visitorId: two.visitor.id }, { by: 'test', at: NOON }))
      expect(JSON.stringify(rows)).not.toContain(stranger.visitor.id)
      expect(tally(rows)).toMatchObject({ visitors: 2, events: 3, tokens: 1, merges: 1, nonces: 3, claims: 4, snapshots: 3 })
      expect(rows.find(({ table }) => table === 'events')?.row['event']).toMatchObject({ environment_id: environmentId })
      expect(await store.listAudit(environmentId, 1)).toMatchObject([{ action: 'visitor.exported', details: { by: 'test' } }])
      expect(await store.exportVisitors(environmentId, { visitorId: newVisitorId() })).toBeUndefined()
    })

    test('reads a visitor of many events to the end', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const first = makeVisit(environmentId)
      await mustStore(store, first)
      for (let index = 0; index < 220; index++) {
        await mustStore(store, makeVisit(environmentId, { visitorId: first.visitor.id, isNew: false, at: NOON + (index >> 1) }))
      }
      const rows = await all(await store.exportVisitors(environmentId, { visitorId: first.visitor.id }))
      expect(new Set(rows.filter(({ table }) => table === 'events').map(({ row }) => row['id'])).size).toBe(221)
      expect(tally(rows)['events']).toBe(221)
    })
  })

  describe('retention', () => {
    test('takes events that are too old, with all that hangs on them, and leaves the visitor', async () => {
      const { store, database } = ground()
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId, { at: NOON - 40 * DAY, explanation: naming(newVisitorId()) })
      await mustStore(store, visit)
      await mustStore(store, makeVisit(environmentId, { visitorId: visit.visitor.id, isNew: false }))
      await store.expire(NOON, { events: 30 * DAY })
      expect(await allEvents(store, environmentId)).toHaveLength(1)
      expect(await store.candidate(environmentId, visit.visitor.id)).toBeDefined()
      if (!database) return
      for (const table of ['nonces', 'mentions']) {
        expect(await database.run((knex) => knex(table).where({ event_id: visit.event.event_id }))).toEqual([])
      }
    })

    test('takes visitors that were not seen for long, each with all of it', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const old = makeVisit(environmentId, { at: NOON - 400 * DAY })
      const back = makeVisit(environmentId, { at: NOON - 400 * DAY })
      for (const visit of [old, back, makeVisit(environmentId, { visitorId: back.visitor.id, isNew: false })]) await mustStore(store, visit)
      await store.expire(NOON, { visitors: 365 * DAY })
      expect(await store.candidate(environmentId, old.visitor.id)).toBeUndefined()
      expect(await store.candidate(environmentId, back.visitor.id)).toBeDefined()
    })

    test('takes audit entries that are too old', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      for (const at of [NOON - 2_000 * DAY, NOON]) {
        const visit = makeVisit(environmentId)
        await mustStore(store, visit)
        await store.eraseVisitor(environmentId, visit.visitor.id, { by: 'test', at })
      }
      expect(await store.expire(NOON, { audit: 1_000 * DAY })).toMatchObject({ audit: 1 })
      expect((await store.listAudit(environmentId, 10)).map(({ at }) => at)).toEqual([NOON])
    })

    test('of nothing takes nothing', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      await mustStore(store, makeVisit(environmentId, { at: NOON - 4_000 * DAY }))
      expect(await store.expire(NOON, {})).toEqual({ events: 0, visitors: 0, audit: 0 })
      expect(await allEvents(store, environmentId)).toHaveLength(1)
    })
  })

  describe('the secret of hashed addresses', () => {
    test('is the same for all who ask, another in each period, and gone when it has been', async () => {
      const { store, other, database } = ground()
      const period = NOON + Math.floor(Math.random() * DAY)
      const secrets = await Promise.all([store, other, store, other].map((each) => each.addressKey(period)))
      for (const secret of secrets) expect(secret).toEqual(secrets[0])
      expect(await store.addressKey(period + DAY)).not.toEqual(secrets[0])
      await store.expire(period + 4 * DAY, {})
      if (database) expect(await countRows(database, 'address_keys')).toBe(0)
      expect(await store.addressKey(period)).not.toEqual(secrets[0])
    })
  })
}

async function all(rows: AsyncIterable<ExportedRow> | undefined): Promise<ExportedRow[]> {
  const found: ExportedRow[] = []
  for await (const row of rows ?? []) found.push(row)
  return found
}

function tally(rows: readonly ExportedRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1
  return counts
}
