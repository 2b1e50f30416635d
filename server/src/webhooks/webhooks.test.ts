import { isValidWebhookSignature } from '@fingerprint/node-sdk'
import { visitorMergedSchema } from '@selfsame/contract'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { describeFault } from '../fault.ts'
import { createBox } from '../secrets/box.ts'
import { DAY, makeVisit, mustStore, NOON } from '../store/suite/ground.ts'
import { startReceiver, type Received } from '../tests/receiver.ts'
import { startSending } from './tests/sending.ts'

function isSigned({ headers, body }: Received, secret: string): boolean {
  new Webhook(secret).verify(body, headers as Record<string, string>)
  return isValidWebhookSignature({ header: String(headers['fpjs-event-signature']), data: Buffer.from(body), secret })
}

/** Keeps silent. */
const never = () => new Promise<never>(() => {})

describe('a delivery', () => {
  it('is the event as the store has it, signed in both schemes', async () => {
    await using receiver = await startReceiver()
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url)
    const [id = ''] = await sending.events(1)
    const [delivery] = await sending.until(webhook, 'delivered', 1)
    const [received] = receiver.received
    if (!received) throw new Error('nothing came')
    expect(JSON.parse(received.body)).toEqual((await sending.store.event(sending.environmentId, id))?.event)
    expect(received).toMatchObject({ path: '/hook', headers: { 'content-type': 'application/json', 'selfsame-webhook-type': 'event', 'webhook-id': delivery?.id } })
    expect(isSigned(received, webhook.plain)).toBe(true)
    expect(delivery).toMatchObject({ attempts: 1, last: { status: 200 } })
  })

  it('is signed by the secret before as well, for as long as a rotation lasts', async () => {
    await using receiver = await startReceiver()
    await using sending = await startSending()
    const [old, ended] = [await sending.endpoint(receiver.url), await sending.endpoint(receiver.url)]
    const box = createBox([Buffer.alloc(32, 7)])
    const renewed = { secret: box.seal('whsec_bmV3', `webhook ${old.id}`) }
    await sending.store.changeWebhook(sending.environmentId, old.id, { ...renewed, previous: { secret: old.secret, until: Date.now() + DAY } })
    await sending.store.changeWebhook(sending.environmentId, ended.id, { previous: { secret: 'not to be opened', until: Date.now() - 1 } })
    await sending.events(1)
    for (const webhook of [old, ended]) await sending.until(webhook, 'delivered', 1)
    const signers = [old.plain, 'whsec_bmV3', ended.plain]
    const signedBy = receiver.received.map(({ headers, body }) =>
      signers.filter((secret) => isValidWebhookSignature({ header: String(headers['fpjs-event-signature']), data: Buffer.from(body), secret })),
    )
    expect(signedBy).toEqual(expect.arrayContaining([[old.plain, 'whsec_bmV3'], [ended.plain]]))
  })

  it('tells of a merge in an envelope, where the endpoint asked for that', async () => {
    await using receiver = await startReceiver()
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url, { types: ['visitor.merged'] })
    const { environmentId, store } = sending
    const [older, younger] = [makeVisit(environmentId), makeVisit(environmentId, { at: NOON + 1 })]
    for (const visit of [older, younger]) await mustStore(store, visit)
    const merges = [{ younger: younger.visitor.id, older: older.visitor.id, evidence: {} }]
    await mustStore(store, makeVisit(environmentId, { visitorId: older.visitor.id, isNew: false, at: NOON + DAY, merges }))
    await sending.until(webhook, 'delivered', 1)
    const [received] = receiver.received
    if (!received) throw new Error('nothing came')
    expect(isSigned(received, webhook.plain)).toBe(true)
    expect(received.headers['selfsame-webhook-type']).toBe('visitor.merged')
    expect(visitorMergedSchema.parse(JSON.parse(received.body)).data).toEqual({
      environment_id: environmentId,
      visitor_id: older.visitor.id,
      merged_visitor_id: younger.visitor.id,
      merged_at: NOON + DAY,
    })
  })

  it('is sent again under the same id, until it is taken', async () => {
    await using receiver = await startReceiver((_, count) => ({ status: count === 1 ? 500 : 204 }))
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url)
    await sending.events(1)
    const delivered = await sending.until(webhook, 'delivered', 1) // after the 5 s that the second attempt waits
    expect(delivered).toMatchObject([{ attempts: 2, last: { status: 204 } }])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(receiver.received).toHaveLength(2)
    expect(sending.attempted.map(({ outcome, status }) => [outcome, status])).toEqual([['retry', 500], ['delivered', 204]])
  })

  it('of which only the status counts: an endless answer is cut', async () => {
    await using receiver = await startReceiver(() => ({ status: 200, body: 'x'.repeat(5_000_000) }))
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url)
    await sending.events(1)
    await sending.until(webhook, 'delivered', 1)
  })
})

describe('a receiver', () => {
  it.each([[302], [301], [400], [500]])('that answers %i has not taken it, and is followed nowhere', async (status) => {
    await using elsewhere = await startReceiver()
    await using receiver = await startReceiver(() => ({ status, headers: { location: elsewhere.url } }))
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url)
    await sending.events(1)
    await expect.poll(() => sending.attempted.length).toBe(1)
    expect(await sending.list(webhook, 'pending')).toMatchObject([{ attempts: 1, last: { status, failure: 'status' } }])
    expect(elsewhere.connections).toBe(0)
  })

  it('that answers 410 is told nothing more', async () => {
    await using receiver = await startReceiver(() => ({ status: 410 }))
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url)
    await sending.events(1)
    await expect.poll(() => sending.attempted.length).toBe(1)
    expect(await sending.store.webhook(sending.environmentId, webhook.id)).toMatchObject({
      status: { state: 'disabled', reason: 'the receiver answered 410 Gone' },
    })
    expect(await sending.list(webhook, 'pending')).toHaveLength(1)
  })

  it('that asks for time is left alone meanwhile', async () => {
    await using receiver = await startReceiver(() => ({ status: 429, headers: { 'retry-after': '3600' } }))
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url)
    await sending.events(40)
    await expect.poll(() => sending.attempted.length).toBeGreaterThan(0)
    await sending.stop(10_000)
    const attempted = (await sending.list(webhook, 'pending')).filter(({ attempts }) => attempts > 0)
    expect(attempted.length).toBeLessThan(10)
    for (const { dueAt, last } of attempted) expect(dueAt - (last?.at ?? 0)).toBeGreaterThanOrEqual(3_599_000)
  })

  it('that keeps silent is given up, and holds up no other', async () => {
    await using silent = await startReceiver(never)
    await using receiver = await startReceiver()
    await using sending = await startSending({ timeout: 500 })
    const [slow, fast] = [await sending.endpoint(silent.url), await sending.endpoint(receiver.url)]
    await sending.events(50)
    await sending.until(fast, 'delivered', 50)
    await expect.poll(() => sending.attempted.filter(({ failure }) => failure === 'timeout').length).toBeGreaterThan(0)
    expect((await sending.list(slow, 'delivered')).length).toBe(0)
  })

  it('that is not there is a failure with a name', async () => {
    await using sending = await startSending()
    const receiver = await startReceiver()
    await receiver[Symbol.asyncDispose]()
    const webhook = await sending.endpoint(receiver.url)
    await sending.events(1)
    await expect.poll(() => sending.attempted.length).toBe(1)
    expect(await sending.list(webhook, 'pending')).toMatchObject([{ last: { failure: 'ECONNREFUSED' } }])
  })
})

describe('whoever sends', () => {
  it('gives free what is under way when it is stopped', async () => {
    await using receiver = await startReceiver(never)
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url)
    await sending.events(3)
    await expect.poll(() => receiver.received.length).toBe(3)
    await sending.stop(10)
    expect(await sending.store.claimDeliveries(webhook.id, 10, 1_000)).toMatchObject([{ attempts: 0 }, { attempts: 0 }, { attempts: 0 }])
    expect(sending.attempted).toEqual([])
  })

  it('waits for answers that come in time when it is stopped', async () => {
    const answer = Promise.withResolvers<{ status: number }>()
    await using receiver = await startReceiver(() => answer.promise)
    await using sending = await startSending()
    const webhook = await sending.endpoint(receiver.url)
    await sending.events(1)
    await expect.poll(() => receiver.received.length).toBe(1)
    const stopped = sending.stop(10_000)
    answer.resolve({ status: 200 })
    await stopped
    expect(await sending.list(webhook, 'delivered')).toHaveLength(1)
  })

  it('goes on with other endpoints where a secret cannot be opened, and says once which', async () => {
    await using receiver = await startReceiver()
    await using sending = await startSending()
    const locked = await sending.endpoint(receiver.url, { secret: createBox([Buffer.alloc(32, 8)]).seal('whsec_', 'x') })
    const open = await sending.endpoint(receiver.url)
    for (const count of [1, 2, 3]) {
      await sending.events(1)
      await sending.until(open, 'delivered', count)
    }
    expect(await sending.list(locked, 'pending')).toHaveLength(3)
    expect(sending.failures.map((failure) => describeFault(failure).errors)).toEqual([[expect.stringContaining(`the secret of webhook ${locked.id}`)]])
  })
})
