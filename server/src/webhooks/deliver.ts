import type { ClaimedDelivery, StoredWebhook, WebhookStore } from '../store/index.ts'
import { attemptedOf, settlementOf, type Attempted } from './attempt.ts'
import type { Pace } from './pace.ts'
import { toPost, type Target } from './payload.ts'
import type { Sender } from './sender.ts'
import type { Settler } from './settler.ts'

export interface DeliverDeps {
  store: Pick<WebhookStore, 'changeWebhook'>
  sender: Pick<Sender, 'post'>
  settler: Pick<Settler, 'settle'>
  now: () => number
  onAttempt: (attempted: Attempted) => void
}

/** A receiver that asks to be left alone for a while: too many requests, or out of service. */
const PAUSING = new Set([429, 503])
/** A receiver that wants nothing any more. */
const GONE = 410
const GONE_REASON = 'the receiver answered 410 Gone'

/** Attempts a delivery once, and notes what became of it. */
export async function deliver(deps: DeliverDeps, pace: Pace, target: Target, delivery: ClaimedDelivery): Promise<void> {
  const { store, sender, settler, now } = deps
  const begun = performance.now()
  const answer = await sender.post(toPost(target, delivery, now()))
  const duration = performance.now() - begun
  const settlement = settlementOf(delivery, answer, Math.random())
  if (settlement.outcome === 'delivered') pace.faster()
  if (settlement.outcome === 'failed') pace.slower()
  if (answer.state === 'answered' && PAUSING.has(answer.status)) pace.rest(answer.retryAfter)
  if (answer.state === 'answered' && answer.status === GONE) {
    const status: StoredWebhook['status'] = { state: 'disabled', at: now(), reason: GONE_REASON }
    await store.changeWebhook(delivery.environmentId, target.webhookId, { status })
  }
  await settler.settle(settlement)
  const attempted = attemptedOf(target.webhookId, delivery, settlement, duration)
  if (attempted) deps.onAttempt(attempted)
}
