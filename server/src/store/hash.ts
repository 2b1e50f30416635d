import { createHash } from 'node:crypto'

/**
 * 16 bytes that stand for the parts: a key of fixed, small size. At 2^40 different ones the chance that any two collide
 * is 2^-49. The lengths are part of it, so that `ab, c` is not `a, bc`.
 */
export function hash16(...parts: readonly string[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest().subarray(0, 16)
}
