import type { SecretBox } from '../secrets/box.ts'
import type { WebhookStore } from '../store/index.ts'
import type { Attempted } from './attempt.ts'
import type { Lookup } from './connector.ts'
import { startDispatcher, type Dispatcher } from './dispatcher.ts'
import { createSender } from './sender.ts'
import { openSecrets } from './webhook-secrets.ts'

export type { Attempted } from './attempt.ts'
export type { Dispatcher } from './dispatcher.ts'

export interface WebhookDeps {
  store: WebhookStore
  box: SecretBox
  config: { allow: readonly string[]; concurrency: number; timeout: number }
  /** ms since the epoch */
  now: () => number
  onAttempt: (attempted: Attempted) => void
  /** Told of what nobody waits for, such as a database that does not answer. */
  onFailure: (error: unknown) => void
  lookup?: Lookup
}

/** Sends webhooks until it is stopped. */
export function startWebhooks({ box, config, lookup, ...deps }: WebhookDeps): Dispatcher {
  const sender = createSender({ ...config, now: deps.now, ...(lookup && { lookup }) })
  return startDispatcher({ ...deps, ...config, sender, secretsOf: openSecrets(box, deps.now) })
}
