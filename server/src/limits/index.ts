import type { Config } from '../config/index.ts'
import { createGate, type Gate } from './gate.ts'
import { loopBehind } from './loop.ts'
import { createRateLimit, type RateLimit, type RateLimitOptions } from './rate-limit.ts'
import { type Counting, createSharedRateLimit } from './shared-rate-limit.ts'

/** What keeps one sender, or all of them together, from taking the server down. */
export interface Limits {
  gate: Gate
  network: RateLimit
  publicKey: RateLimit
  secretKey: RateLimit
}

/** @param counting how rates are counted together with other processes; left out: in this process alone */
export function createLimits(options: Config['limits'], counting?: Counting): Limits {
  const rate = (of: string, limit: RateLimitOptions) => (counting ? createSharedRateLimit({ ...limit, of }, counting) : createRateLimit(limit))
  return {
    gate: createGate({ ...options, behind: loopBehind }),
    network: rate('network', { perMinute: options.networkRate, whom: 'this network' }),
    publicKey: rate('public key', { perMinute: options.publicKeyRate, whom: 'this key' }),
    secretKey: rate('secret key', { perMinute: options.secretKeyRate, whom: 'this key' }),
  }
}
