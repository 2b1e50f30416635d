import { hash } from 'node:crypto'
import type { AddUp } from './add-up.ts'
import { type RateLimit, type RateLimitOptions, tooMany, unlimited, WINDOW_MS } from './rate-limit.ts'
import { createTally, type Tally } from './tally.ts'

/**
 * The others are told at every so manieth part of the limit. A process may have two parts of which they do not know, one on its way
 * and one that is filling: of `n` processes at most `2 n / SHARES` of the limit are let through too many.
 */
const SHARES = 50
/** Names counted at a time; past it the oldest is forgotten here, not by the database. */
const MOST_NAMES = 50_000

export interface SharedRateLimitOptions extends RateLimitOptions {
  /** Tells the names of one limit from those of another. */
  of: string
}

export interface Counting {
  addUp: AddUp
  /** ms since the epoch, about the same in all processes */
  now: () => number
}

/**
 * At most so many requests a minute for each name, by all processes over one database together: never fewer, and at most a
 * twenty-fifth more for each process. Below 50 a minute it is exact, and each request asks the database. Where that does
 * not answer, each process counts its own.
 */
export function createSharedRateLimit(options: SharedRateLimitOptions, { addUp, now }: Counting): RateLimit {
  const { perMinute, of } = options
  if (perMinute === 0) return unlimited
  const tallies = new Map<string, Tally>()
  const tallyOf = (name: string): Tally => {
    const known = tallies.get(name)
    if (known && isCurrent(known, now())) return known
    forget(tallies, now())
    const full = `${of} ${name}`
    const tally = createTally({ name: full, endsAt: minuteEnd(full, now()), limit: perMinute, share: Math.floor(perMinute / SHARES), addUp })
    tallies.delete(name) // to be the newest again
    tallies.set(name, tally)
    return tally
  }
  return {
    async take(name) {
      const tally = tallyOf(name)
      if (!(await tally.count())) throw tooMany(options, tally.endsAt - now())
    },
  }
}

/**
 * End of the minute that a moment falls into, the same in every process; each name has minutes of its own, so that not all begin
 * anew at once. In ms since the epoch.
 */
export function minuteEnd(name: string, at: number): number {
  const offset = hash('sha256', name, 'buffer').readUInt32BE() % WINDOW_MS
  return (Math.floor((at - offset) / WINDOW_MS) + 1) * WINDOW_MS + offset
}

/** A clock that was put back must not make a minute long. */
function isCurrent({ endsAt }: Tally, at: number): boolean {
  return endsAt > at && endsAt - at <= WINDOW_MS
}

/** Two at most for each that comes, from the oldest: all are gone soon after their minute, and no request pays for many. */
function forget(tallies: Map<string, Tally>, at: number): void {
  let looked = 0
  for (const [name, tally] of tallies) {
    if (isCurrent(tally, at) && tallies.size < MOST_NAMES) return
    tallies.delete(name)
    if (++looked === 2) return
  }
}
