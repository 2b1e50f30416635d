import type { Logger } from 'pino'
import type { Config } from './config/index.ts'
import { describeFault } from './fault.ts'
import { createBox } from './secrets/box.ts'
import type { Store } from './store/store.ts'
import { startWebhooks, type Attempted, type Dispatcher } from './webhooks/index.ts'

export interface SendWebhooksDeps {
  config: Pick<Config, 'webhooks' | 'encryptionKeys'>
  store: Store
  logger: Logger
  /** Told of every attempt. */
  onAttempt?: (attempted: Attempted) => void
}

/** Sends what is in the outbox until it is stopped; nothing where the operator lets this process send none. */
export function sendWebhooks({ config, store, logger, onAttempt }: SendWebhooksDeps): Dispatcher {
  if (config.webhooks.concurrency === 0) return { stop: async () => {} }
  return startWebhooks({
    store,
    box: createBox(config.encryptionKeys),
    config: config.webhooks,
    now: Date.now,
    onAttempt(attempted) {
      onAttempt?.(attempted)
      logAttempt(logger, attempted)
    },
    onFailure: (error) => logger.warn(describeFault(error), 'sending webhooks'),
  })
}

/** Ids, status and times; no address and no body, which may hold what is personal. */
function logAttempt(logger: Logger, { environmentId: _, ...attempted }: Attempted): void {
  const level = { delivered: 'debug', retry: 'info', dead: 'warn' } as const
  logger[level[attempted.outcome]]({ ...attempted, duration: Math.round(attempted.duration) }, 'webhook')
}
