import { describe, expect, test } from 'vitest'
import { randomAlphanumerics } from '../../ids.ts'
import type { Store } from '../store.ts'
import type { StoredWebhook } from '../webhook-store.ts'
import { DAY, freshEnvironment, type Ground, makeVisit, mustStore, NOON } from './ground.ts'

const LEASE = 60_000

async function endpoint(store: Store, environmentId: string): Promise<StoredWebhook> {
  const webhook: StoredWebhook = {
    id: `wh_${randomAlphanumerics(16)}`,
    environmentId,
    url: 'https://example.com/hook',
    types: ['event', 'visitor.merged'],
    status: { state: 'enabled' },
    createdAt: NOON,
    secret: 'plain:whsec_',
  }
  await store.addWebhook(webhook)
  return webhook
}

/** Two visitors that were merged, and the claims of what was written of that. */
async function merged(store: Store) {
  const environmentId = await freshEnvironment(store)
  const webhook = await endpoint(store, environmentId)
  const [older, younger] = [makeVisit(environmentId), makeVisit(environmentId, { at: NOON + 1 })]
  for (const visit of [older, younger]) await mustStore(store, visit)
  const pair = { younger: younger.visitor.id, older: older.visitor.id, evidence: {} }
  await mustStore(store, makeVisit(environmentId, { visitorId: older.visitor.id, isNew: false, at: NOON + DAY, merges: [pair] }))
  return { environmentId, webhook, pair }
}

export function outboxSuite(ground: () => Ground): void {
  describe('outbox', () => {
    test('a merge is announced, with the events as they are now; one that was undone is not', async () => {
      const { store, other } = ground()
      const { webhook, pair } = await merged(store)
      const contents = (await other.claimDeliveries(webhook.id, 10, LEASE)).map(({ content }) => content)
      expect(contents.filter(({ type }) => type === 'visitor.merged')).toEqual([{ type: 'visitor.merged', merge: { ...pair, at: NOON + DAY } }])
      const ids = contents.flatMap((content) => (content.type === 'event' ? [content.event.identification?.visitor_id] : []))
      expect(ids).toEqual([pair.older, pair.older, pair.older])

      const undone = await merged(store)
      await store.unmerge(undone.environmentId, undone.pair.younger, NOON + DAY)
      const types = (await other.claimDeliveries(undone.webhook.id, 10, LEASE)).map(({ content }) => content.type)
      expect(types).toEqual(['event', 'event', 'event'])
      expect(await store.listDeliveries(undone.environmentId, undone.webhook.id, { state: 'pending', limit: 9 })).toHaveLength(3)
    })

    test('what tells of an erased visitor goes with it, whatever became of it', async () => {
      const { store, database } = ground()
      const { environmentId, webhook, pair } = await merged(store)
      const keep = makeVisit(environmentId, { at: NOON + 2 * DAY })
      await mustStore(store, keep)
      const claimed = await store.claimDeliveries(webhook.id, 2, LEASE)
      await store.settleDeliveries(claimed.map(({ id, claim }, index) => ({ id, claim, ...(index ? { outcome: 'failed', failure: 'x' } : { outcome: 'delivered', status: 200 }) })))
      await store.eraseVisitor(environmentId, pair.younger)
      const left = await database?.run((knex) => knex('deliveries').where({ webhook_id: webhook.id }).pluck('subject_id'))
      if (database) expect(left).toEqual([keep.event.event_id])
      expect(await store.claimDeliveries(webhook.id, 10, LEASE)).toMatchObject([{ content: { event: keep.event } }])
    })

    test('tells how much waits', async () => {
      const { store, other } = ground()
      const { environmentId, webhook } = await merged(store)
      const [one, two] = await store.claimDeliveries(webhook.id, 2, LEASE)
      if (!one || !two) throw new Error('expected two')
      await store.settleDeliveries([{ id: one.id, claim: one.claim, outcome: 'failed', failure: 'x' }])
      const depth = (await other.outboxDepth()).find(({ webhookId }) => webhookId === webhook.id)
      expect(depth).toEqual({ webhookId: webhook.id, environmentId, pending: 3, dead: 1, lag: expect.any(Number) as number })
    })

    test('is swept of what is old, and of all that a deleted endpoint leaves', async () => {
      const { store, database } = ground()
      if (!database) return
      const { environmentId, webhook } = await merged(store)
      const [one, two, three] = await store.claimDeliveries(webhook.id, 3, LEASE)
      if (!one || !two || !three) throw new Error('expected three')
      await store.settleDeliveries([
        { id: one.id, claim: one.claim, outcome: 'delivered', status: 204 },
        { id: two.id, claim: two.claim, outcome: 'failed', failure: 'x' },
        { id: three.id, claim: three.claim, outcome: 'delivered', status: 204 },
      ])
      const rows = () => database.run((knex) => knex('deliveries').where({ webhook_id: webhook.id }).pluck('id'))
      const age = (id: string, days: number) => database.run((knex) => knex('deliveries').where({ id }).update({ due_at: Date.now() - days * DAY }))
      for (const id of [one.id, two.id]) await age(id, 2)
      await store.sweep(NOON)
      expect((await rows()).sort()).toEqual(expect.arrayContaining([two.id, three.id]))
      expect(await rows()).toHaveLength(3)
      await age(two.id, 31)
      await store.sweep(NOON)
      expect(await rows()).toHaveLength(2)

      await store.deleteWebhook(environmentId, webhook.id, Date.now() - DAY)
      await store.sweep(NOON)
      await store.sweep(NOON)
      expect(await rows()).toEqual([])
      expect(await database.run((knex) => knex('webhooks').where({ id: webhook.id }))).toEqual([])
    })

    test('what is due later than anything can be, since the clock was put back, is due after a sweep', async () => {
      const { store, database } = ground()
      if (!database) return
      const { environmentId, webhook } = await merged(store)
      await database.run((knex) => knex('deliveries').where({ webhook_id: webhook.id }).update({ due_at: Date.now() + DAY }))
      const [first] = await store.listDeliveries(environmentId, webhook.id, { state: 'pending', limit: 1 })
      await database.run((knex) => knex('deliveries').where({ id: first?.id }).update({ attempts: 3 }))
      await store.sweep(NOON)
      // The one that has been attempted may well have been put off for so long.
      expect(await store.claimDeliveries(webhook.id, 10, LEASE)).toHaveLength(3)
      await database.run((knex) => knex('deliveries').where({ id: first?.id }).update({ due_at: Date.now() + 3 * DAY }))
      await store.sweep(NOON)
      expect(await store.claimDeliveries(webhook.id, 10, LEASE)).toMatchObject([{ id: first?.id, attempts: 3 }])
    })
  })
}
