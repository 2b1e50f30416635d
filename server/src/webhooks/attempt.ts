import type { ClaimedDelivery, Settlement } from '../store/index.ts'
import { retryIn } from './schedule.ts'
import type { Answer } from './sender.ts'

/** Told of every attempt, for metrics and log. */
export interface Attempted {
  webhookId: string
  environmentId: string
  deliveryId: string
  /** `retry`: it failed and is attempted again later; `dead`: it failed for the last time. */
  outcome: 'delivered' | 'retry' | 'dead'
  /** Absent: there was no answer. */
  status?: number
  /** Why it failed: `status`, or a code such as `ECONNREFUSED`. */
  failure?: string
  /** With this one. */
  attempts: number
  /** ms from sending to the answer. */
  duration: number
}

/** Only 2xx says that a delivery was taken. */
export function settlementOf({ id, claim, attempts }: ClaimedDelivery, answer: Answer, random: number): Settlement {
  if (answer.state === 'aborted') return { id, claim, outcome: 'released' }
  if (answer.state === 'answered' && answer.status >= 200 && answer.status < 300) return { id, claim, outcome: 'delivered', status: answer.status }
  const wait = retryIn(attempts + 1, answer.state === 'answered' ? answer.retryAfter : 0, random)
  return {
    id,
    claim,
    outcome: 'failed',
    ...(answer.state === 'answered' ? { status: answer.status, failure: 'status' } : { failure: answer.reason }),
    ...(wait !== undefined && { retryIn: wait }),
  }
}

/** @returns undefined: it was not attempted */
export function attemptedOf(webhookId: string, delivery: ClaimedDelivery, settlement: Settlement, duration: number): Attempted | undefined {
  if (settlement.outcome === 'released') return undefined
  const { id: deliveryId, environmentId } = delivery
  const common = { webhookId, environmentId, deliveryId, attempts: delivery.attempts + 1, duration }
  if (settlement.outcome === 'delivered') return { ...common, outcome: 'delivered', status: settlement.status }
  const { status, failure } = settlement
  return { ...common, outcome: settlement.retryIn === undefined ? 'dead' : 'retry', ...(status !== undefined && { status }), failure }
}
