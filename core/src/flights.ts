import { SelfsameError } from './errors.ts'

/** Longest that a browser's timer can wait, in ms. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Work under way that several callers may wait for. */
export interface Flight<T> {
  readonly answer: Promise<T>
  /**
   * Waits at most `timeoutMs`, or until `signal` fires. The last one to give up ends the work; earlier ones leave it to
   * the others.
   */
  join(timeoutMs: number, signal?: AbortSignal): Promise<T>
  abort(reason: SelfsameError): void
}

/** A symbol for work that nobody may share. */
type Key = string | symbol

export interface Flights<T> {
  find(key: Key): Flight<T> | undefined
  /** @param work is given a signal that fires where nobody waits any more */
  launch(key: Key, work: (signal: AbortSignal) => Promise<T>): Flight<T>
  abortAll(reason: SelfsameError): void
}

/** Keeps work under way by key, until it is settled. */
export function createFlights<T>(): Flights<T> {
  const flights = new Map<Key, Flight<T>>()
  return {
    find: (key) => flights.get(key),
    launch(key, work) {
      const flight = takeOff(work)
      const land = () => void (flights.get(key) === flight && flights.delete(key))
      flights.set(key, flight)
      flight.answer.then(land, land)
      return flight
    },
    abortAll(reason) {
      const ended = [...flights.values()]
      flights.clear() // at once: who asks next in the same tick must not join what has just ended
      for (const flight of ended) flight.abort(reason)
    },
  }
}

function takeOff<T>(work: (signal: AbortSignal) => Promise<T>): Flight<T> {
  const controller = new AbortController()
  let waiting = 0
  let abort: Flight<T>['abort'] = () => undefined
  const answer = new Promise<T>((resolve, reject) => {
    abort = (reason) => {
      reject(reason)
      controller.abort()
    }
    work(controller.signal).then(resolve, (error) => reject(typed(error)))
  })
  return {
    answer,
    abort,
    join(timeoutMs, signal) {
      waiting++
      return new Promise((resolve, reject) => {
        const giveUp = (reason: SelfsameError) => {
          stop()
          if (--waiting === 0) abort(reason)
          reject(reason)
        }
        const leave = () => giveUp(new SelfsameError('network_abort', 'The caller gave up'))
        const late = () => giveUp(new SelfsameError('client_timeout', `No answer within ${timeoutMs} ms`))
        const timer = setTimeout(late, Math.min(timeoutMs, MAX_TIMER_MS))
        const stop = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', leave)
        }
        answer.then(stop, stop)
        answer.then(resolve, reject)
        if (signal?.aborted) leave()
        else signal?.addEventListener('abort', leave)
      })
    },
  }
}

function typed(error: unknown): SelfsameError {
  return error instanceof SelfsameError ? error : new SelfsameError('failed', 'The agent failed', { cause: error })
}
