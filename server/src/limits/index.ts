import type { Config } from '../config/index.ts'
import { createGate, type Gate } from './gate.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'

/** What keeps one sender, or all of them together, from taking the server down. */
export interface Limits {
  gate: Gate
  network: RateLimit
  publicKey: RateLimit
  secretKey: RateLimit
}

export function createLimits(options: Config['limits']): Limits {
  return {
    gate: createGate(options),
    network: createRateLimit(options.networkRate, 'this network'),
    publicKey: createRateLimit(options.publicKeyRate, 'this key'),
    secretKey: createRateLimit(options.secretKeyRate, 'this key'),
  }
}
