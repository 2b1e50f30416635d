import type { ClaimedDelivery, StoredWebhook, WebhookStore } from '../store/index.ts'
import { deliver, type DeliverDeps } from './deliver.ts'
import { createPace } from './pace.ts'
import type { Target } from './payload.ts'
import { createUnderWay } from './under-way.ts'

export interface LaneDeps extends DeliverDeps {
  store: Pick<WebhookStore, 'claimDeliveries' | 'changeWebhook'>
  /** Secrets that sign for the endpoint at present. */
  secretsOf: (webhook: StoredWebhook) => readonly string[]
  concurrency: number
  /** For how long a claim holds, in ms: longer than an attempt can take. */
  lease: number
  /** Told of what nobody waits for. */
  onFailure: (error: unknown) => void
}

/** One endpoint's deliveries. What it holds in memory is what is under way, and no more. */
export interface Lane {
  /** The endpoint as it is now; undefined: nothing is due, or it is disabled. */
  offer(webhook: StoredWebhook | undefined): void
  /** Claims nothing more; fulfilled when nothing is under way. */
  end(): Promise<void>
}

export function createLane(deps: LaneDeps): Lane {
  const pace = createPace(deps.concurrency)
  const [claims, deliveries] = [createUnderWay(deps.onFailure), createUnderWay(deps.onFailure)]
  /** Something is due for it. */
  let offered: StoredWebhook | undefined
  let ended = false
  /** By the monotonic clock, in ms. */
  let pausedUntil = 0

  function pump(): void {
    if (claims.size === 0 && isReady()) claims.add(claim(), pump)
  }

  /** Half of the places must be free, so that few claims take many. */
  function isReady(): boolean {
    return offered !== undefined && !ended && performance.now() >= pausedUntil && deliveries.size <= pace.limit / 2
  }

  async function claim(): Promise<void> {
    const webhook = offered
    if (!webhook) return
    offered = undefined // may be offered again meanwhile
    const target = { webhookId: webhook.id, url: webhook.url, secrets: deps.secretsOf(webhook) }
    const asked = pace.limit - deliveries.size
    const claimed = await deps.store.claimDeliveries(webhook.id, asked, deps.lease)
    for (const delivery of claimed) deliveries.add(attempt(target, delivery), pump)
    if (claimed.length === asked) offered ??= webhook
  }

  async function attempt(target: Target, delivery: ClaimedDelivery): Promise<void> {
    const pause = await deliver(deps, pace, target, delivery)
    pausedUntil = Math.max(pausedUntil, performance.now() + pause)
  }

  return {
    offer(webhook) {
      offered = webhook
      pump()
    },
    async end() {
      ended = true
      await claims.over()
      await deliveries.over()
    },
  }
}
