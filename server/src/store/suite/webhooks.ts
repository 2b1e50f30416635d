import { describe, expect, test } from 'vitest'
import { randomAlphanumerics } from '../../ids.ts'
import type { Store } from '../store.ts'
import type { ClaimedDelivery, Settlement, StoredWebhook } from '../webhook-store.ts'
import { countRows, DAY, freshEnvironment, type Ground, makeVisit, mustStore, NOON } from './ground.ts'

const LEASE = 60_000

function makeEndpoint(environmentId: string, choice: Partial<StoredWebhook> = {}): StoredWebhook {
  return {
    id: `wh_${randomAlphanumerics(16)}`,
    environmentId,
    url: 'https://example.com/hook',
    types: ['event'],
    status: { state: 'enabled' },
    createdAt: NOON,
    secret: 'plain:whsec_',
    ...choice,
  }
}

async function endpoint(store: Store, environmentId: string, choice: Partial<StoredWebhook> = {}): Promise<StoredWebhook> {
  const webhook = makeEndpoint(environmentId, choice)
  await store.addWebhook(webhook)
  return webhook
}

/** An environment with one endpoint and so many events. */
async function stocked(store: Store, count: number) {
  const environmentId = await freshEnvironment(store)
  const webhook = await endpoint(store, environmentId)
  const visits = Array.from({ length: count }, (_, index) => makeVisit(environmentId, { at: NOON + index }))
  for (const visit of visits) await mustStore(store, visit)
  return { environmentId, webhook, visits }
}

const delivered = ({ id, claim }: ClaimedDelivery): Settlement => ({ id, claim, outcome: 'delivered', status: 200 })
const failed = ({ id, claim }: ClaimedDelivery, retryIn?: number): Settlement => ({
  id,
  claim,
  outcome: 'failed',
  status: 500,
  failure: 'status',
  ...(retryIn !== undefined && { retryIn }),
})

export function webhooksSuite(ground: () => Ground): void {
  describe('webhooks', () => {
    test('are kept, changed, found by their own environment, and taken away', async () => {
      const { store, other } = ground()
      const [here, there] = [await freshEnvironment(store), await freshEnvironment(store)]
      const webhook = await endpoint(store, here, { url: `https://example.com/${'ä'.repeat(1_000)}` })
      expect(await other.listWebhooks(here)).toEqual([webhook])
      expect(await other.webhook(there, webhook.id)).toBeUndefined()
      const change = { types: ['event', 'visitor.merged'], previous: { secret: webhook.secret, until: NOON }, secret: 'v1:b' } as const
      const status = { state: 'disabled', at: NOON, reason: '410' } as const
      expect(await store.changeWebhook(there, webhook.id, change)).toBe(false)
      expect(await store.changeWebhook(here, webhook.id, { ...change, status })).toBe(true)
      expect(await other.webhook(here, webhook.id)).toEqual({ ...webhook, ...change, status })
      expect(await store.deleteWebhook(there, webhook.id, NOON)).toBe(false)
      expect(await store.deleteWebhook(here, webhook.id, NOON)).toBe(true)
      expect(await other.listWebhooks(here)).toEqual([])
      expect(await store.changeWebhook(here, webhook.id, change)).toBe(false)
    })

    test('are not added to an environment that is not there any more', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      await other.deleteEnvironment(environmentId)
      expect(await store.addWebhook(makeEndpoint(environmentId))).toBe(false)
      expect(await other.listWebhooks(environmentId)).toEqual([])
    })

    test('an event is written for each enabled endpoint of its environment that wants it, and for no other', async () => {
      const { store, other } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const [one, two] = [await endpoint(store, environmentId), await endpoint(store, environmentId)]
      const off = await endpoint(store, environmentId, { status: { state: 'disabled', at: NOON, reason: 'by hand' } })
      const merges = await endpoint(store, environmentId, { types: ['visitor.merged'] })
      const foreign = await endpoint(store, elsewhere)
      const visit = makeVisit(environmentId)
      await mustStore(store, visit)
      expect(await store.persist(visit)).toMatchObject({ outcome: 'repeated' })
      const due = (await other.dueWebhooks()).map(({ id }) => id)
      expect([one, two, off, merges, foreign].map(({ id }) => due.includes(id))).toEqual([true, true, false, false, false])
      const ids = []
      for (const { id } of [one, two]) {
        const claimed = await other.claimDeliveries(id, 10, LEASE)
        expect(claimed).toMatchObject([{ environmentId, attempts: 0, content: { type: 'event', event: visit.event } }])
        ids.push(claimed[0]?.id)
      }
      expect(new Set(ids).size).toBe(2)
      for (const { id } of [off, merges, foreign]) expect(await other.claimDeliveries(id, 10, LEASE)).toEqual([])
    })

    test('an event that was not stored is not announced; a replay is, as the event of its own that it is', async () => {
      const { store, database } = ground()
      const { environmentId, webhook, visits } = await stocked(store, 1)
      const [first] = visits
      const before = database && (await countRows(database, 'deliveries'))
      await expect(store.persist(makeVisit(environmentId, { event: { event_id: first?.event.event_id ?? '' } }))).rejects.toThrow()
      if (database) expect(await countRows(database, 'deliveries')).toBe(before)
      const replay = makeVisit(environmentId, { at: NOON + 3, nonce: { value: first?.nonce.value ?? '' } })
      await mustStore(store, replay)
      const contents = (await store.claimDeliveries(webhook.id, 10, LEASE)).map(({ content }) => content)
      expect(contents).toMatchObject([{ event: first?.event }, { event: { event_id: replay.event.event_id, replayed: true } }])
    })

    test('who claims at the same moment claims others; all come up once', async () => {
      const { store, other } = ground()
      const { webhook, visits } = await stocked(store, 60)
      const claims = await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 2 ? store : other).claimDeliveries(webhook.id, 5, LEASE)))
      const ids = claims.flat().map(({ id }) => id)
      for (let more = ['']; more.length > 0; ids.push(...more)) more = (await store.claimDeliveries(webhook.id, 5, LEASE)).map(({ id }) => id)
      expect(ids).toHaveLength(visits.length)
      expect(new Set(ids).size).toBe(visits.length)
    })

    test('a claim that is over comes up again, under the same id, and what its first holder says of it counts no more', async () => {
      const { store, other } = ground()
      const { environmentId, webhook } = await stocked(store, 1)
      const [lost] = await store.claimDeliveries(webhook.id, 1, -1)
      const [taken] = await other.claimDeliveries(webhook.id, 1, LEASE)
      expect(taken?.id).toBe(lost?.id)
      expect(taken?.claim).not.toBe(lost?.claim)
      if (!lost || !taken) return
      await store.settleDeliveries([failed(lost)])
      expect(await store.listDeliveries(environmentId, webhook.id, { state: 'dead', limit: 9 })).toEqual([])
      await other.settleDeliveries([delivered(taken)])
      expect(await store.listDeliveries(environmentId, webhook.id, { state: 'delivered', limit: 9 })).toMatchObject([
        { id: lost.id, attempts: 1, last: { status: 200 } },
      ])
    })

    test('what failed is due again when it was put off to, or dead; either can be sent again by hand', async () => {
      const { store, other } = ground()
      const { environmentId, webhook, visits } = await stocked(store, 4)
      const claimed = await store.claimDeliveries(webhook.id, 10, LEASE)
      const [a, b, c, d] = claimed
      if (!a || !b || !c || !d) throw new Error('expected four')
      await store.settleDeliveries([failed(a), failed(b, 0), failed(c, DAY), delivered(d)])
      const [again] = await other.claimDeliveries(webhook.id, 10, LEASE)
      expect(again).toMatchObject({ id: b.id, attempts: 1 })
      const key = [environmentId, webhook.id] as const
      const last = { at: expect.any(Number) as number, status: 500, failure: 'status' }
      expect(await other.listDeliveries(...key, { state: 'dead', limit: 9 })).toMatchObject([{ id: a.id, subjectId: visits[0]?.event.event_id, last }])
      const [later] = await other.listDeliveries(...key, { state: 'pending', limit: 1 })
      expect(later).toMatchObject({ id: c.id, attempts: 1, last })
      expect((later?.dueAt ?? 0) - (later?.last?.at ?? 0)).toBeGreaterThanOrEqual(DAY)

      const foreign = await freshEnvironment(store)
      expect(await store.resendDeliveries(foreign, webhook.id, { state: 'dead' })).toBe(0)
      expect(await store.resendDeliveries(...key, { state: 'dead' })).toBe(1)
      expect(await store.resendDeliveries(...key, { id: c.id })).toBe(1)
      expect(await store.resendDeliveries(...key, { eventId: visits[3]?.event.event_id ?? '' })).toBe(1)
      expect(await store.resendDeliveries(...key, { eventId: '1790000000000.aaaaaa' })).toBe(0)
      const resent = await store.claimDeliveries(webhook.id, 10, LEASE)
      expect(resent.map(({ id }) => id).sort()).toEqual([a.id, c.id, d.id].sort())
      expect(resent.map(({ attempts }) => attempts)).toEqual([0, 0, 0])
    })

    test('an event from before the endpoint can be sent by hand; what was released is due at once', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId)
      await mustStore(store, visit)
      const webhook = await endpoint(store, environmentId)
      expect(await store.resendDeliveries(environmentId, webhook.id, { eventId: visit.event.event_id })).toBe(1)
      const [first] = await store.claimDeliveries(webhook.id, 1, LEASE)
      if (!first) throw new Error('expected one')
      expect(await store.claimDeliveries(webhook.id, 1, LEASE)).toEqual([])
      await store.settleDeliveries([{ id: first.id, claim: first.claim, outcome: 'released' }])
      expect(await store.claimDeliveries(webhook.id, 1, LEASE)).toMatchObject([{ id: first.id, attempts: 0 }])
    })

    test('whoever watches hears of what is written, where somebody is to be told', async () => {
      const { store } = ground()
      const [environmentId, quiet] = [await freshEnvironment(store), await freshEnvironment(store)]
      await endpoint(store, environmentId)
      let heard = 0
      const stop = store.watchOutbox(() => heard++)
      await mustStore(store, makeVisit(quiet))
      expect(heard).toBe(0)
      await mustStore(store, makeVisit(environmentId))
      expect(heard).toBe(1)
      stop()
      await mustStore(store, makeVisit(environmentId))
      expect(heard).toBe(1)
    })
  })
}
