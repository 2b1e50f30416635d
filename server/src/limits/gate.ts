import { ServerError } from '../errors.ts'

/** An agent gives up after 10 s: what waited longer than this, in ms, would be answered to nobody. */
const LONGEST_WAIT = 5_000

export interface GateOptions {
  /** Most pieces of work at a time. */
  concurrency: number
  /** Most requests in flight beyond those. */
  queue: number
  /** For how long what arrives now may have waited already, in ms. */
  behind: () => number
}

/** Bounds what is under way, so that a flood costs refusals and not memory. */
export interface Gate {
  /**
   * Counts a request in for as long as `work` takes, from before its body is read.
   *
   * @throws {ServerError} `service_unavailable`: too many are in flight, or it waited too long to be read
   */
  admit<T>(work: () => Promise<T>): Promise<T>
  /**
   * Does the costly part when it is its turn, in order of arrival.
   *
   * @throws {ServerError} `service_unavailable`: it waited too long
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** How many are where, for the metrics. */
  state(): { inFlight: number; waiting: number; running: number }
}

export function createGate({ concurrency, queue, behind }: GateOptions): Gate {
  const waiting = new Set<() => void>()
  let [inFlight, running] = [0, 0]
  const leave = () => {
    const [next] = waiting
    if (next) next() // takes the place over
    else running--
  }
  return {
    async admit(work) {
      if (inFlight >= concurrency + queue) throw overloaded('too many requests are in flight')
      if (behind() > LONGEST_WAIT) throw overloaded('the request waited too long to be read')
      inFlight++
      try {
        return await work()
      } finally {
        inFlight--
      }
    },
    async inTurn(work) {
      if (running >= concurrency) await turn(waiting)
      else running++
      try {
        return await work()
      } finally {
        leave()
      }
    },
    state: () => ({ inFlight, waiting: waiting.size, running }),
  }
}

/** @param waiting in order; whose turn it is is called, and takes itself off */
function turn(waiting: Set<() => void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(mine)
      reject(overloaded('the request waited too long for its turn'))
    }, LONGEST_WAIT)
    const mine = () => {
      clearTimeout(timer)
      waiting.delete(mine)
      resolve()
    }
    waiting.add(mine)
  })
}

function overloaded(why: string): ServerError {
  return new ServerError('service_unavailable', `the server is overloaded: ${why}`, { retryAfter: 1 })
}
