import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
const SECRET_BYTES = 32

/** A delivery as it is signed. */
export interface Signed {
  /** The `webhook-id`. */
  id: string
  /** Of the attempt, in seconds since the epoch. */
  timestamp: number
  body: string
}

/** `whsec_` and 32 random bytes in base64, as Standard Webhooks has it. */
export function newSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64')
}

/**
 * Headers that prove where a delivery is from, in two schemes: Fingerprint's, whose key is the secret's text, and Standard
 * Webhooks', whose key is the bytes that it spells. Each has one signature for each secret.
 *
 * @param secrets present one first; the one before it during a rotation
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatures(secrets: readonly string[], { id, timestamp, body }: Signed): Record<string, string> {
  const content = `${id}.${timestamp}.${body}`
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((secret) => `v1,${hmac(keyOf(secret), content).toString('base64')}`).join(' '),
    'fpjs-event-signature': secrets.map((secret) => `v1=${hmac(secret, body).toString('hex')}`).join(','),
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}
