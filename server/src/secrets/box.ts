import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Keeps secrets that must be read again, such as those that sign: a hash would not do. */
export interface SecretBox {
  /** Whether an operator's key is there; without one, secrets are kept as they are. */
  readonly encrypts: boolean
  /**
   * @param purpose what the secret is of, for instance `webhook wh_...`; the text opens for the same purpose only
   * @returns text to keep: `plain:<secret>`, or `v1:<id of the key>:<base64 of nonce, ciphertext and tag>`
   */
  seal(secret: string, purpose: string): string
  /** @throws {BoxError} the text was sealed by a key that is not there, or was changed */
  open(kept: string, purpose: string): string
}

/** A kept secret cannot be read; the message has no part of it. */
export class BoxError extends Error {
  override readonly name = 'BoxError'
}

/** @param keys of 32 bytes each: the first one seals, all of them open; none: secrets are kept as they are */
export function createBox(keys: readonly Buffer[]): SecretBox {
  const byId = new Map(keys.map((key) => [idOf(key), key]))
  const [sealing] = keys
  return {
    encrypts: sealing !== undefined,
    seal: (secret, purpose) => (sealing ? `v1:${idOf(sealing)}:${encrypt(sealing, secret, purpose)}` : `plain:${secret}`),
    open(kept, purpose) {
      const plain = /^plain:(.*)$/s.exec(kept)?.[1]
      if (plain !== undefined) return plain
      const [, id = '', sealed = ''] = /^v1:([0-9a-f]{8}):([\w+/=]+)$/.exec(kept) ?? []
      const key = byId.get(id)
      if (!key) throw new BoxError(`the secret of ${purpose} was sealed by a key that SELFSAME_ENCRYPTION_KEY does not have${id && ` (${id})`}`)
      return decrypt(key, sealed, purpose)
    },
  }
}

/** Tells keys apart without saying anything of them. */
function idOf(key: Buffer): string {
  return hash('sha256', Buffer.concat([Buffer.from('selfsame box'), key]), 'hex').slice(0, 8)
}

function encrypt(key: Buffer, secret: string, purpose: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(purpose))
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

function decrypt(key: Buffer, sealed: string, purpose: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  try {
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch (error) {
    throw new BoxError(`the secret of ${purpose} cannot be opened: it was changed, or belongs to something else`, { cause: error })
  }
}
