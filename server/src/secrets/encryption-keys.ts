/** Bytes of an AES-256 key. */
export const KEY_BYTES = 32

export const ENCRYPTION_KEY_HINT =
  'expected 32 bytes in base64 or 64 hexadecimal digits (openssl rand -base64 32); several with commas between: the first seals, all open'

/** @returns undefined: it is no key of 32 bytes */
export function readKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  const bytes = /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0)
  return bytes.length === KEY_BYTES ? bytes : undefined
}

/**
 * Keys with commas between.
 *
 * @returns undefined: one of them is none
 */
export function readKeys(text: string): Buffer[] | undefined {
  const keys = text.split(/[\s,]+/).filter(Boolean).map(readKey)
  return keys.every((key) => key !== undefined) ? keys : undefined
}
