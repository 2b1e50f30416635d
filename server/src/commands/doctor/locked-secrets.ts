import { BoxError, type SecretBox } from '../../secrets/box.ts'
import { sealingPurpose } from '../../store/sealing-key-store.ts'
import type { Store } from '../../store/store.ts'
import { webhookPurpose } from '../../webhooks/webhook-secrets.ts'

/** What signs or seals, and cannot be opened with the operator's keys: `webhook wh_...`, `sealing key ...`. */
export async function lockedSecrets(store: Store, box: SecretBox): Promise<string[]> {
  const locked: string[] = []
  for (const { id } of await store.listEnvironments()) {
    const webhooks = (await store.listWebhooks(id)).map(({ id: webhook, secret }) => [webhookPurpose(webhook), secret] as const)
    const sealing = (await store.listSealingKeys(id)).map(({ id: key, kept }) => [sealingPurpose(key), kept] as const)
    locked.push(...[...webhooks, ...sealing].filter(([purpose, kept]) => !opens(box, purpose, kept)).map(([purpose]) => purpose))
  }
  return locked
}

function opens(box: SecretBox, purpose: string, kept: string): boolean {
  try {
    box.open(kept, purpose)
    return true
  } catch (error) {
    if (error instanceof BoxError) return false
    throw error
  }
}
