import { randomBytes } from 'node:crypto'
import { randomAlphanumerics } from '../ids.ts'
import type { SecretBox } from '../secrets/box.ts'
import { sealingPurpose, type SealingKeyState, type StoredSealingKey } from '../store/sealing-key-store.ts'

/** AES-256. */
const KEY_BYTES = 32

export interface NewSealingKey {
  /** Base64 of 32 bytes; for back ends, which open results with it. */
  value: string
  stored: StoredSealingKey
}

/** @param at ms since the epoch */
export function newSealingKey(box: SecretBox, environmentId: string, state: SealingKeyState, at: number): NewSealingKey {
  const [id, value] = [randomAlphanumerics(20), randomBytes(KEY_BYTES).toString('base64')]
  return { value, stored: { id, environmentId, state, kept: box.seal(value, sealingPurpose(id)), createdAt: at, changedAt: at } }
}
