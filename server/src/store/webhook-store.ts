import type { Event } from '@selfsame/contract'
import type { ResendChoice } from './delivery-list.ts'
import type { StoredMerge } from './store.ts'

/** What an endpoint can be told of. */
export const WEBHOOK_TYPES = ['event', 'visitor.merged'] as const
export type WebhookType = (typeof WEBHOOK_TYPES)[number]

/** An endpoint that is told of an environment's events. Times in ms since the epoch. */
export interface StoredWebhook {
  /** `wh_` and 16 alphanumerics. */
  id: string
  environmentId: string
  url: string
  types: readonly WebhookType[]
  status: { state: 'enabled' } | { state: 'disabled'; at: number; reason: string }
  createdAt: number
  /** Text of a SecretBox. */
  secret: string
  /** The secret before, which signs as well until then. */
  previous?: { secret: string; until: number }
}

export type WebhookChange = Partial<Pick<StoredWebhook, 'url' | 'types' | 'status' | 'secret' | 'previous'>>

export const DELIVERY_STATES = ['pending', 'delivered', 'dead'] as const
/** `dead`: every attempt failed; it can be sent again by hand. */
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** One event on its way to one endpoint. Times in ms since the epoch, by the database's clock. */
export interface StoredDelivery {
  /** The `webhook-id` it is sent with, however often. */
  id: string
  webhookId: string
  type: WebhookType
  /** The event; of `visitor.merged` the visitor that was merged. */
  subjectId: string
  state: DeliveryState
  attempts: number
  createdAt: number
  /** When it is attempted next; of one that is not pending, when it was settled. */
  dueAt: number
  last?: Attempt
}

/** The attempt before. */
export interface Attempt {
  at: number
  /** Of the receiver's answer; absent: there was none. */
  status?: number
  /** Why it did not count; absent: it did. */
  failure?: string
}

/** What a delivery tells, as it is now. */
export type DeliveryContent = { type: 'event'; event: Event } | { type: 'visitor.merged'; merge: StoredMerge }

/** A delivery that this process holds for a while. */
export interface ClaimedDelivery {
  id: string
  /** Of the claim: a settlement counts only as long as nobody else has taken the delivery up. */
  claim: string
  environmentId: string
  /** So far. */
  attempts: number
  content: DeliveryContent
}

/** What became of a claimed delivery. */
export type Settlement = Pick<ClaimedDelivery, 'id' | 'claim'> &
  (
    | { outcome: 'delivered'; status: number }
    /** `retryIn`: ms until the next attempt; absent: there is none, it is dead. */
    | { outcome: 'failed'; status?: number; failure: string; retryIn?: number }
    /** Not attempted: anybody may claim it now. */
    | { outcome: 'released' }
  )

export interface OutboxDepth {
  webhookId: string
  environmentId: string
  pending: number
  dead: number
  /** ms that the delivery waits which is due for longest; 0: none is due. */
  lag: number
}

/** Endpoints and the outbox. Deliveries are timed by the database's clock. */
export interface WebhookStore {
  /** @returns false: there is no such environment (any more), and nothing was added */
  addWebhook(webhook: StoredWebhook): Promise<boolean>
  /** Oldest first. */
  listWebhooks(environmentId: string): Promise<StoredWebhook[]>
  webhook(environmentId: string, id: string): Promise<StoredWebhook | undefined>
  /**
   * Changes what is given; `previous: undefined` is left as it is.
   *
   * @returns whether there is such an endpoint
   */
  changeWebhook(environmentId: string, id: string, change: WebhookChange): Promise<boolean>
  /** Takes an endpoint away; its deliveries go with the next sweeps. @returns whether there was such an endpoint */
  deleteWebhook(environmentId: string, id: string, at: number): Promise<boolean>

  /** Enabled endpoints of all environments for which something is due. */
  dueWebhooks(): Promise<StoredWebhook[]>
  /**
   * Takes deliveries that are due, those first that have been for longest. What others hold is passed over, and what tells
   * of something erased is dropped. On MySQL and MariaDB by `FOR UPDATE SKIP LOCKED`.
   *
   * @param lease ms after which they can be claimed again, should this process not settle them
   */
  claimDeliveries(webhookId: string, limit: number, lease: number): Promise<ClaimedDelivery[]>
  settleDeliveries(settlements: readonly Settlement[]): Promise<void>
  /** Those first that are due, or were settled, last. */
  listDeliveries(environmentId: string, webhookId: string, query: { state: DeliveryState; limit: number }): Promise<StoredDelivery[]>
  /**
   * Lets deliveries be attempted anew, from the first attempt: one, an event's, whether it was sent before or not, or all
   * dead ones.
   *
   * @returns how many
   */
  resendDeliveries(environmentId: string, webhookId: string, which: ResendChoice): Promise<number>
  /** How much waits, for each endpoint. */
  outboxDepth(): Promise<OutboxDepth[]>
  /** @param listener called after something was written for an endpoint by this store; returns its end */
  watchOutbox(listener: () => void): () => void
}
