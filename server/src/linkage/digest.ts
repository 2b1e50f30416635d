import { hash } from 'node:crypto'

/**
 * Short digest of words, for keys.
 *
 * @returns 16 characters of base64url: 96 bits, so that a billion values still have no collision to speak of
 */
export function digest(name: string, words: readonly number[] | Uint32Array): string {
  return hash('sha256', `${name}:${words.join()}`, 'base64url').slice(0, 16)
}
