import { createHash } from 'node:crypto'

/**
 * Short digest of a value, for comparing and for keys; nothing can be read back from it but by trying.
 *
 * @returns 16 characters of base64url: 96 bits, so that a billion values still have no collision to speak of
 */
export function digest(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
}
