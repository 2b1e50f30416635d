import { setTimeout as delay } from 'node:timers/promises'
import { ServerError } from '../errors.ts'
import type { RateStore } from '../store/rate-store.ts'

/**
 * Adds to what all processes have counted.
 *
 * @returns the sum; undefined: the database does not answer, and this process counts alone
 */
export type AddUp = (...added: Parameters<RateStore['addToRate']>) => Promise<number | undefined>

export interface AddUpOptions {
  store: RateStore
  /** Told why this process counts alone for a while. */
  onFault: (error: unknown) => void
  /** Longest that a request waits for the sum, in ms; default 3 s: an agent waits for 10. */
  patience?: number
  /** How long the database is then left alone, in ms; default 5 s. Without it each request would wait anew. */
  pause?: number
}

export function createAddUp({ store, onFault, patience = 3_000, pause = 5_000 }: AddUpOptions): AddUp {
  let aloneUntil = 0
  return async (...added) => {
    if (performance.now() < aloneUntil) return undefined
    try {
      return await within(patience, store.addToRate(...added))
    } catch (error) {
      // Those that were under way together fail together: told once.
      if (performance.now() >= aloneUntil) onFault(error)
      aloneUntil = performance.now() + pause
      return undefined
    }
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController()
  try {
    return await Promise.race([work, expiry(ms, over.signal)])
  } finally {
    over.abort()
  }
}

async function expiry(ms: number, signal: AbortSignal): Promise<never> {
  await delay(ms, undefined, { signal, ref: false })
  throw new ServerError('service_unavailable', `the database did not add to a rate within ${ms} ms`)
}
