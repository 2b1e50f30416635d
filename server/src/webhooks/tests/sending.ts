import { expect } from 'vitest'
import { createBox } from '../../secrets/box.ts'
import { createStore, type DeliveryState, type Store, type StoredDelivery, type StoredWebhook } from '../../store/index.ts'
import { freshEnvironment, makeVisit, mustStore, NOON } from '../../store/suite/ground.ts'
import { randomAlphanumerics } from '../../ids.ts'
import type { Attempted } from '../attempt.ts'
import type { Lookup } from '../connector.ts'
import { startWebhooks } from '../index.ts'
import { newSecret } from '../sign.ts'
import { webhookPurpose } from '../webhook-secrets.ts'

const LOOPBACK = ['127.0.0.0/8']
const WAIT_MS = 20_000
const box = createBox([Buffer.alloc(32, 7)])

export interface SendingChoice {
  allow?: readonly string[]
  timeout?: number
  lookup?: Lookup
}

/** A store in memory whose outbox is being sent. */
export interface Sending extends AsyncDisposable {
  readonly store: Store
  readonly environmentId: string
  readonly attempted: readonly Attempted[]
  readonly failures: readonly unknown[]
  /** An endpoint, with its secret. */
  endpoint(url: string, changes?: Partial<StoredWebhook>): Promise<StoredWebhook & { plain: string }>
  /** Stores so many events, each of a visitor of its own. @returns their ids */
  events(count: number): Promise<string[]>
  list(webhook: StoredWebhook, state: DeliveryState): Promise<StoredDelivery[]>
  /** Waits until so many are in that state. */
  until(webhook: StoredWebhook, state: DeliveryState, count: number): Promise<StoredDelivery[]>
  stop(timeout?: number): Promise<void>
}

export async function startSending({ allow = LOOPBACK, timeout = 10_000, lookup }: SendingChoice = {}): Promise<Sending> {
  const store = createStore({ file: ':memory:' })
  await store.migrate()
  const environmentId = await freshEnvironment(store)
  const attempted: Attempted[] = []
  const failures: unknown[] = []
  const dispatcher = startWebhooks({
    store,
    box,
    config: { allow, timeout, concurrency: 16 },
    now: Date.now,
    onAttempt: (one) => void attempted.push(one),
    onFailure: (error) => void failures.push(error),
    ...(lookup && { lookup }),
  })
  let stopped: Promise<void> | undefined
  const stop = (ms = 0) => (stopped ??= dispatcher.stop(ms))
  const events = (count: number) => storeEvents(store, environmentId, count)
  const list = (webhook: StoredWebhook, state: DeliveryState) => store.listDeliveries(environmentId, webhook.id, { state, limit: 1_000 })
  return {
    store,
    environmentId,
    attempted,
    failures,
    list,
    stop,
    endpoint: (url, changes) => addEndpoint(store, environmentId, { url, ...changes }),
    events,
    async until(webhook, state, count) {
      await expect.poll(async () => (await list(webhook, state)).length, { timeout: WAIT_MS, interval: 20 }).toBe(count)
      return list(webhook, state)
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await store.close()
    },
  }
}

async function storeEvents(store: Store, environmentId: string, count: number): Promise<string[]> {
  const visits = Array.from({ length: count }, (_, index) => makeVisit(environmentId, { at: NOON + index }))
  for (const visit of visits) await mustStore(store, visit)
  return visits.map(({ event }) => event.event_id)
}

async function addEndpoint(store: Store, environmentId: string, changes: Partial<StoredWebhook>): Promise<StoredWebhook & { plain: string }> {
  const [id, plain] = [`wh_${randomAlphanumerics(16)}`, newSecret()]
  const webhook: StoredWebhook = {
    id,
    environmentId,
    url: '',
    types: ['event'],
    status: { state: 'enabled' },
    createdAt: NOON,
    secret: box.seal(plain, webhookPurpose(id)),
    ...changes,
  }
  await store.addWebhook(webhook)
  return { ...webhook, plain }
}
