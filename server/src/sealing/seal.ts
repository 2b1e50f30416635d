import { createCipheriv, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { Event } from '@selfsame/contract'

/** Says that what follows is sealed in this way. */
const HEADER = Buffer.from([0x9e, 0x85, 0xdc, 0xed])
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals an event so that a page can carry it, but neither read nor change it: header, nonce, ciphertext, tag; AES-256-GCM
 * without further data over raw DEFLATE of the JSON.
 *
 * @param key 32 bytes
 * @returns base64
 */
export function seal(event: Event, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  const text = deflateRawSync(JSON.stringify(event))
  return Buffer.concat([HEADER, nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64')
}
