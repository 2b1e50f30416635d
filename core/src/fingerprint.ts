import { start as startAgent } from './index.ts'
import { getOptionsOf, startOptionsOf } from './fingerprint/options.ts'
import { errorOf, resultOf } from './fingerprint/result.ts'
import type { FingerprintAgent, FingerprintStartOptions } from './fingerprint/types.ts'

export type * from './fingerprint/types.ts'

/**
 * Starts a Selfsame agent that speaks as Fingerprint's agent v4 does, so that a page written for that one works with
 * one's own server: `<FingerprintProvider customAgent={{ start }} apiKey="..." endpoints="https://id.example.com/s">`.
 */
export function start(options: FingerprintStartOptions): FingerprintAgent {
  const agent = startAgent(startOptionsOf(options))
  return {
    get: (getOptions) => agent.get(getOptionsOf(getOptions)).then(resultOf, rethrow),
    collect: (getOptions) => agent.collect(getOptionsOf(getOptions)).then((payload) => JSON.stringify(payload), rethrow),
  }
}

function rethrow(error: unknown): never {
  throw errorOf(error)
}
