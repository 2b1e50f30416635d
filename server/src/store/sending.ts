import type { Database } from './database.ts'
import { claimDeliveries, settleDeliveries } from './deliveries.ts'
import { listDeliveries, outboxDepth, resendDeliveries } from './delivery-list.ts'
import type { Outbox } from './outbox.ts'
import type { WebhookStore } from './webhook-store.ts'
import { addWebhook, changeWebhook, deleteWebhook, dueWebhooks, findWebhook, listWebhooks } from './webhooks.ts'

/** The part of the store that webhooks are sent from. */
export function sending(db: Database, outbox: Outbox): WebhookStore {
  return {
    addWebhook: (webhook) => addWebhook(db, webhook),
    listWebhooks: (environmentId) => listWebhooks(db, environmentId),
    webhook: (environmentId, id) => findWebhook(db, environmentId, id),
    changeWebhook: (environmentId, id, change) => changeWebhook(db, environmentId, id, change),
    deleteWebhook: (environmentId, id, at) => deleteWebhook(db, environmentId, { id, at }),
    dueWebhooks: () => dueWebhooks(db),
    claimDeliveries: (webhookId, limit, lease) => claimDeliveries(db, { webhookId, limit, lease }),
    settleDeliveries: (settlements) => settleDeliveries(db, settlements),
    listDeliveries: (environmentId, webhookId, query) => listDeliveries(db, { environmentId, webhookId }, query),
    resendDeliveries: (environmentId, webhookId, which) => resendDeliveries(db, { environmentId, webhookId }, which),
    outboxDepth: () => outboxDepth(db),
    watchOutbox: (listener) => outbox.watch(listener),
  }
}
