import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServerError } from '../errors.ts'

/** How long a count goes on, in ms. */
export const WINDOW_MS = 60_000

/** Counts the requests of somebody. */
export interface RateLimit {
  /** @throws {ServerError} `too_many_requests`, with the time to wait: `name` has used up its minute */
  take(name: string): Promise<void>
}

export interface RateLimitOptions {
  /** 0: no limit */
  perMinute: number
  /** For the message. */
  whom: string
}

/**
 * At most so many requests a minute for each name; the minute begins with the first of them. Counted in this process: of
 * several, each counts its own.
 */
export function createRateLimit({ perMinute, whom }: RateLimitOptions): RateLimit {
  if (perMinute === 0) return unlimited
  const limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_MS / 1_000 })
  return {
    async take(name) {
      try {
        await limiter.consume(name)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        throw tooMany({ perMinute, whom }, refused.msBeforeNext)
      }
    },
  }
}

export const unlimited: RateLimit = { take: () => Promise.resolve() }

/** @param msLeft until the minute is over */
export function tooMany({ perMinute, whom }: RateLimitOptions, msLeft: number): ServerError {
  const retryAfter = Math.max(1, Math.ceil(msLeft / 1_000))
  return new ServerError('too_many_requests', `${whom} has sent more than ${perMinute} requests within a minute; try again in ${retryAfter} s`, { retryAfter })
}
