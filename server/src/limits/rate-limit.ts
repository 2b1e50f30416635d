import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServerError } from '../errors.ts'

const WINDOW_S = 60

/** Counts the requests of somebody. */
export interface RateLimit {
  /** @throws {ServerError} `too_many_requests`, with the time to wait: `name` has used up its minute */
  take(name: string): Promise<void>
}

/**
 * At most so many requests a minute for each name; the minute begins with the first of them. Counted in this process: of
 * several, each counts its own.
 *
 * @param perMinute 0: no limit
 * @param whom      for the message
 */
export function createRateLimit(perMinute: number, whom: string): RateLimit {
  if (perMinute === 0) return { take: () => Promise.resolve() }
  const limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_S })
  return {
    async take(name) {
      try {
        await limiter.consume(name)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000))
        throw new ServerError('too_many_requests', `${whom} has sent more than ${perMinute} requests within a minute; try again in ${retryAfter} s`, { retryAfter })
      }
    },
  }
}
