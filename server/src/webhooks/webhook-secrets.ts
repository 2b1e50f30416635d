import type { SecretBox } from '../secrets/box.ts'
import type { StoredWebhook } from '../store/index.ts'

/** What an endpoint's secrets are put in the box for. */
export function webhookPurpose(id: string): string {
  return `webhook ${id}`
}

/**
 * Reads the secrets that sign for an endpoint, the present one first.
 *
 * @param now ms since the epoch
 */
export function openSecrets(box: SecretBox, now: () => number): (webhook: StoredWebhook) => string[] {
  return ({ id, secret, previous }) => {
    const kept = previous && previous.until > now() ? [secret, previous.secret] : [secret]
    return kept.map((text) => box.open(text, webhookPurpose(id)))
  }
}

/**
 * Reads an endpoint's secrets, or none where they cannot be opened: that is told of once, though the endpoint is offered
 * every second, and again when they have changed.
 */
export function tellOnce(
  secretsOf: (webhook: StoredWebhook) => readonly string[],
  onFailure: (error: unknown) => void,
): (webhook: StoredWebhook) => readonly string[] | undefined {
  let told: string | undefined
  return (webhook) => {
    try {
      return secretsOf(webhook)
    } catch (error) {
      const kept = `${webhook.secret} ${webhook.previous?.secret}`
      if (kept !== told) onFailure(error)
      told = kept
      return undefined
    }
  }
}
