import type { StoredWebhook, WebhookStore } from '../store/index.ts'
import { deliver, type DeliverDeps } from './deliver.ts'
import { createPace } from './pace.ts'
import { createUnderWay } from './under-way.ts'
import { tellOnce } from './webhook-secrets.ts'

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
  const secretsOf = tellOnce(deps.secretsOf, deps.onFailure)
  const [claims, deliveries] = [createUnderWay(deps.onFailure), createUnderWay(deps.onFailure)]
  /** Something is due for it. */
  let offered: StoredWebhook | undefined
  let ended = false

  function pump(): void {
    const places = pace.places(deliveries.size)
    if (offered && !ended && places > 0 && claims.size === 0) claims.add(claim(offered, places), pump)
  }

  async function claim(webhook: StoredWebhook, places: number): Promise<void> {
    offered = undefined // may be offered again meanwhile
    const secrets = secretsOf(webhook)
    if (!secrets) return // what waits for it stays
    const target = { webhookId: webhook.id, url: webhook.url, secrets }
    const claimed = await deps.store.claimDeliveries(webhook.id, places, deps.lease)
    for (const delivery of claimed) deliveries.add(deliver(deps, pace, target, delivery), pump)
    if (claimed.length === places) offered ??= webhook
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
