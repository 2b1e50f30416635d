import type { Server } from 'node:http'
import type { Logger } from 'pino'
import type { Config } from '../config/index.ts'
import type { Gate } from '../limits/gate.ts'
import { decide } from '../linkage/index.ts'
import type { SendWebhooksDeps } from '../send-webhooks.ts'
import type { Store } from '../store/store.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { serveMetrics } from './serve-metrics.ts'
import { watchedStage, watchedStore, watchState } from './watch.ts'

/** What is put in place of the parts that are measured; the parts themselves where nobody asks for metrics. */
export interface Watched {
  store: Store
  /** For `createApp`. */
  app: { metrics?: Metrics; decide?: typeof decide }
  /** For `sendWebhooks`. */
  webhooks: Pick<SendWebhooksDeps, 'onAttempt'>
  /** @throws the port is taken */
  listen(): Promise<void>
  close(): void
}

export interface WatchDeps {
  config: Pick<Config, 'metrics'>
  store: Store
  gate: Gate
  logger: Logger
}

export function watch({ config, store, gate, logger }: WatchDeps): Watched {
  const { host, port } = config.metrics
  if (port === undefined) return { store, app: {}, webhooks: {}, listen: async () => {}, close: () => {} }
  const metrics = createMetrics()
  watchState(metrics, store, gate)
  let http: Server | undefined
  return {
    store: watchedStore(store, metrics),
    app: { metrics, decide: watchedStage('decide', decide, metrics) },
    webhooks: { onAttempt: ({ outcome }) => metrics.webhookAttempts.inc({ outcome }) },
    async listen() {
      const served = await serveMetrics(metrics, { host, port }, logger)
      http = served.http
      logger.info({ url: served.url }, 'metrics')
    },
    close() {
      http?.close()
      http?.closeAllConnections()
    },
  }
}
