import type { OutboxDepth, Store, StoredWebhook } from '../../store/index.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'

/** Options that all commands about endpoints have. */
export interface Chosen {
  environment: string
  json: boolean
}

/** Lists endpoints, oldest first. */
export function listWebhooks({ json, environment }: Chosen, terminal: Terminal): Promise<ExitCode> {
  return withStore(
    terminal,
    async ({ store, environmentId }) => {
      const webhooks = await store.listWebhooks(environmentId)
      terminal.out(json ? `${JSON.stringify(webhooks.map(publicFacts))}\n` : webhooks.map((webhook) => `${line(webhook)}\n`).join(''))
    },
    environment,
  )
}

/** Shows an endpoint, and how much waits for it. */
export function showWebhook(id: string, { json, environment }: Chosen, terminal: Terminal): Promise<ExitCode> {
  return withStore(
    terminal,
    async ({ store, environmentId }) => {
      const webhook = await existing(store, environmentId, id)
      const depth = (await store.outboxDepth()).find(({ webhookId }) => webhookId === id)
      const { pending = 0, dead = 0, lag = 0 }: Partial<OutboxDepth> = depth ?? {}
      terminal.out(json ? `${JSON.stringify({ ...publicFacts(webhook), pending, dead, lag })}\n` : `${line(webhook)}\npending ${pending}  dead ${dead}  late by ${Math.round(lag / 1_000)} s\n`)
    },
    environment,
  )
}

export function setEnabled(id: string, enabled: boolean, { json, environment }: Chosen, terminal: Terminal): Promise<ExitCode> {
  return withStore(
    terminal,
    async ({ store, environmentId }) => {
      await existing(store, environmentId, id)
      const status: StoredWebhook['status'] = enabled ? { state: 'enabled' } : { state: 'disabled', at: Date.now(), reason: 'by hand' }
      await store.changeWebhook(environmentId, id, { status })
      terminal.out(json ? `${JSON.stringify({ id, state: status.state })}\n` : `${id} ${status.state}\n`)
    },
    environment,
  )
}

export function deleteWebhook(id: string, { json, environment }: Chosen, terminal: Terminal): Promise<ExitCode> {
  return withStore(
    terminal,
    async ({ store, environmentId }) => {
      await existing(store, environmentId, id)
      await store.deleteWebhook(environmentId, id, Date.now())
      terminal.out(json ? `${JSON.stringify({ id, deleted: true })}\n` : `${id} deleted\n`)
    },
    environment,
  )
}

/** @throws {CommandError} the environment has no such endpoint */
export async function existing(store: Pick<Store, 'webhook'>, environmentId: string, id: string): Promise<StoredWebhook> {
  const webhook = await store.webhook(environmentId, id)
  if (!webhook) throw new CommandError(`There is no webhook ${JSON.stringify(id)} in this environment. To see those that are: selfsame webhooks list`)
  return webhook
}

/** All but the secrets. */
function publicFacts({ id, url, types, status, createdAt, previous }: StoredWebhook) {
  return { id, url, types, ...status, createdAt, ...(previous && { previousUntil: previous.until }) }
}

function line({ id, url, types, status, createdAt }: StoredWebhook): string {
  const state = status.state === 'enabled' ? 'enabled' : `disabled ${new Date(status.at).toISOString()}: ${status.reason}`
  return [id, url, types.join(), `made ${new Date(createdAt).toISOString()}`, state].join('  ')
}
