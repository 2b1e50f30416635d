import { setTimeout as delay } from 'node:timers/promises'

/** Something that took longer than it was given. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut'
}

/**
 * Rejects with `TimedOut` when `promise` is not settled in time; the work itself is not stopped.
 *
 * @param what     ends the sentence "... took longer than 5000 ms"
 * @param onExpiry its answer is added to the message, for example the output of a process so far
 */
export async function within<T>(promise: Promise<T>, timeoutMs: number, what: string, onExpiry?: () => string): Promise<T> {
  const abort = new AbortController()
  const expiry = delay(timeoutMs, undefined, { signal: abort.signal }).then(() => {
    throw new TimedOut(`${what} took longer than ${timeoutMs} ms${onExpiry ? `\n${onExpiry()}` : ''}`)
  })
  expiry.catch(() => undefined) // aborted when the work was in time
  try {
    return await Promise.race([promise, expiry])
  } finally {
    abort.abort()
  }
}

/**
 * Asks again and again until the answer is neither `undefined` nor `false`.
 *
 * @param intervalMs pause between two questions
 * @throws {TimedOut} no such answer within `timeoutMs`
 */
export async function poll<T>(
  ask: () => Promise<T | undefined | false>,
  { timeoutMs, what, intervalMs = 50 }: { timeoutMs: number; what: string; intervalMs?: number },
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (performance.now() >= deadline) throw new TimedOut(`${what} took longer than ${timeoutMs} ms`)
    await delay(intervalMs)
  }
}
