import { DecryptionAlgorithm, isValidWebhookSignature, UnsealAggregateError, unsealEventsResponse } from '@fingerprint/node-sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Receiver, startReceiver } from '../tests/receiver.ts'
import { visit } from '../tests/visit.ts'
import { type SdkSite, startSdkSite } from './tests/sdk-site.ts'

describe('with the official SDK', () => {
  let site: SdkSite
  let receiver: Receiver
  beforeAll(async () => {
    site = await startSdkSite({ SELFSAME_WEBHOOK_ALLOW: '127.0.0.1' })
    receiver = await startReceiver()
  })
  afterAll(async () => {
    await site[Symbol.asyncDispose]()
    await receiver[Symbol.asyncDispose]()
  })

  it('unsealEventsResponse opens what the page was answered, and no other key does', async () => {
    const sealing = await site.command<{ id: string; key: string }>('keys', 'create', '--kind', 'sealing')
    const answer = async () => (await site.server.identify(visit())).body
    // Another process made the key: the server looks again within seconds.
    await expect.poll(answer, { timeout: 20_000, interval: 500 }).toHaveProperty('sealedResult')
    const sealed = await answer()
    const data = Buffer.from(sealed.sealedResult ?? '', 'base64')
    const [right, wrong] = [Buffer.from(sealing.key, 'base64'), Buffer.alloc(32)].map((key) => ({ key, algorithm: DecryptionAlgorithm.Aes256Gcm }))
    if (!right || !wrong) throw new Error('two keys')
    expect(await unsealEventsResponse(data, [wrong, right])).toEqual(await site.client().getEvent(sealed.eventId))
    await expect(unsealEventsResponse(data, [wrong])).rejects.toBeInstanceOf(UnsealAggregateError)
  })

  it('isValidWebhookSignature believes a delivery, and none that was changed', async () => {
    const { secret } = await site.command<{ secret: string }>('webhooks', 'create', receiver.url)
    await expect.poll(async () => (await site.server.identify(visit({ linkedId: 'told' })), receiver.received.length), { timeout: 20_000, interval: 1_000 }).toBeGreaterThan(0)
    const [delivery] = receiver.received
    if (!delivery) throw new Error('nothing came')
    const [header, data] = [String(delivery.headers['fpjs-event-signature']), Buffer.from(delivery.body)]
    expect(isValidWebhookSignature({ header, data, secret })).toBe(true)
    expect(isValidWebhookSignature({ header, data: Buffer.from(`${delivery.body} `), secret })).toBe(false)
    expect(isValidWebhookSignature({ header, data, secret: 'whsec_AAAA' })).toBe(false)
    const event = JSON.parse(delivery.body) as { event_id: string }
    expect(await site.client().getEvent(event.event_id)).toEqual(event)
  })
})
