import type { Explanation } from '@selfsame/contract'
import { describe, expect, test } from 'vitest'
import { markOf } from '../../linkage/index.ts'
import { DAY, freshEnvironment, type Ground, makeExplanation, makeVisit, mustStore, NOON } from './ground.ts'

const nearly = (visitorId: string) => ({ mark: markOf(visitorId), millibits: -1_500 })

function naming(visitorId: string): Explanation {
  const { linkage, signals } = makeExplanation()
  return { linkage: { ...linkage, candidates: [{ visitorId, bits: 3, posterior: 0.26 }] }, signals }
}

export function nearSuite(ground: () => Ground): void {
  describe('an erased visitor for whom others were nearly taken', () => {
    test('leaves no mark on them, nor does what was merged into it; marks of others stay', async () => {
      const { store, other } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const [gone, member, stays] = [makeVisit(environmentId), makeVisit(environmentId), makeVisit(environmentId)]
      for (const visit of [gone, member, stays]) await mustStore(store, visit)
      const [goneId, memberId, staysId] = [gone.visitor.id, member.visitor.id, stays.visitor.id]
      const merges = [{ younger: memberId, older: goneId, evidence: {} }]
      await mustStore(store, makeVisit(environmentId, { visitorId: goneId, isNew: false, at: NOON + DAY, merges }))
      const ofGone = [goneId, memberId].map((id) => makeVisit(environmentId, { near: nearly(id) }))
      const ofStaying = makeVisit(environmentId, { near: nearly(staysId) })
      const ofElsewhere = makeVisit(elsewhere, { near: nearly(goneId) })
      for (const visit of [...ofGone, ofStaying, ofElsewhere]) await mustStore(store, visit)

      await other.eraseVisitor(environmentId, goneId)
      for (const { visitor } of ofGone) {
        const left = await store.candidate(environmentId, visitor.id)
        expect(left).toMatchObject({ visits: 1 })
        expect(left).not.toHaveProperty('near')
      }
      expect(await store.candidate(environmentId, ofStaying.visitor.id)).toMatchObject({ near: nearly(staysId) })
      expect(await store.candidate(elsewhere, ofElsewhere.visitor.id)).toMatchObject({ near: nearly(goneId) })
    })

    test('leaves none on those decided before and written meanwhile', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const gone = makeVisit(environmentId)
      await mustStore(store, gone)
      const visits = Array.from({ length: 40 }, () =>
        makeVisit(environmentId, { near: nearly(gone.visitor.id), explanation: naming(gone.visitor.id) }),
      )
      const written = visits.map((visit, index) => (index % 2 ? store : other).persist(visit))
      await other.eraseVisitor(environmentId, gone.visitor.id)
      await Promise.all(written)
      for (const { visitor } of visits) expect(await store.candidate(environmentId, visitor.id)).not.toHaveProperty('near')
    })

    test('leaves none where cleaning up failed, after a retry of the visit or when its erasure is asked for again', async ({ skip }) => {
      const { store, other, database } = ground()
      if (!database) return skip('a database in memory cannot be looked into')
      const environmentId = await freshEnvironment(store)
      const gone = makeVisit(environmentId)
      const { mark, millibits } = nearly(gone.visitor.id)
      const like = makeVisit(environmentId, { near: { mark, millibits }, explanation: naming(gone.visitor.id) })
      for (const visit of [gone, like]) await mustStore(store, visit)
      await store.eraseVisitor(environmentId, gone.visitor.id)
      const remedies = [() => other.persist(like), () => other.eraseVisitor(environmentId, gone.visitor.id)]
      for (const remedy of remedies) {
        await database.run(async (knex) => {
          await knex('visitors').where({ id: like.visitor.id }).update({ near_mark: mark, near_millibits: millibits })
          await knex('mentions').insert({ visitor_id: gone.visitor.id, event_id: like.event.event_id })
        })
        await remedy()
        const row: unknown = await database.run((knex) => knex('visitors').where({ id: like.visitor.id }).first('near_mark', 'near_millibits'))
        expect(row).toEqual({ near_mark: null, near_millibits: null })
      }
    })
  })
}
