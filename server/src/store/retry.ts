import { setTimeout as delay } from 'node:timers/promises'
import { ServerError } from '../errors.ts'
import type { Failure } from './dialects/dialect.ts'

/** Work that met others is tried again for this long from then on, in ms: less than an agent waits for its answer. */
const PATIENCE_MS = 8_000
/** Tries where the connection broke: a pool may hold several dead ones, but a database that is down stays down. */
const LOST_TRIES = 4
/** First and longest pause between two tries, in ms. */
const PAUSE = { first: 4, longest: 200 }

/**
 * Runs `work` until it succeeds or there is no point in going on.
 *
 * @param work given the number of the try, from 1
 * @throws {ServerError} `service_unavailable`, with the last error as its cause: the database does not answer, or others
 *   were in the way for too long. Any other error is thrown as it is, but without the values of its query.
 */
export async function withRetries<T>(classify: (error: unknown) => Failure, work: (attempt: number) => Promise<T>): Promise<T> {
  let deadline = Infinity
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt)
    } catch (error) {
      const failure = isPoolTimeout(error) ? 'unavailable' : classify(error)
      withoutValues(error)
      if (failure === 'duplicate' || failure === 'other') throw error
      // From the first failure: before it, the work may have waited long for a free connection.
      deadline = Math.min(deadline, performance.now() + PATIENCE_MS)
      const over = performance.now() >= deadline || failure === 'unavailable' || (failure === 'lost' && attempt >= LOST_TRIES)
      if (over) throw new ServerError('service_unavailable', 'The database does not answer.', { cause: error })
      await delay(pause(attempt))
    }
  }
}

/** Doubles with each try; random, so that two that met do not meet again. */
function pause(attempt: number): number {
  return Math.random() * Math.min(PAUSE.longest, PAUSE.first * 2 ** attempt)
}

function isPoolTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'KnexTimeoutError'
}

/** mysql2 puts the whole statement, values and all, on its errors: raw fingerprints that would end in a log. */
function withoutValues(error: unknown): void {
  if (error instanceof Error && 'sql' in error) delete error.sql
}
