import { hash } from 'node:crypto'

/**
 * 16 bytes that stand for the parts: a key of fixed, small size. At 2^40 different ones the chance that any two collide
 * is 2^-49. The lengths are part of it, so that `ab, c` is not `a, bc`.
 */
export function hash16(...parts: readonly string[]): Buffer {
  return digest(parts).subarray(0, 16)
}

/**
 * 8 bytes, for where a collision does no harm: at 2^28 different ones the chance of any is 2^-9.
 */
export function hash8(...parts: readonly string[]): Buffer {
  return digest(parts).subarray(0, 8)
}

function digest(parts: readonly string[]): Buffer {
  return hash('sha256', parts.map((part) => `${part.length}:${part}`).join(''), 'buffer')
}
