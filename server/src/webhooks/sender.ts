import { Pool } from 'undici'
import { addressJudge } from './addresses.ts'
import { guardedConnector, type Lookup } from './connector.ts'
import { parseRetryAfter } from './schedule.ts'

/** Of a receiver's answer, of which nothing but the status counts, in bytes; what is longer is cut. */
const LONGEST_ANSWER = 65_536
/** An endpoint's connections end this long after its last delivery, in ms. */
const IDLE_MS = 30_000

/** What came of an attempt. */
export type Answer =
  | { state: 'answered'; status: number; /** ms; 0: not said */ retryAfter: number }
  /** `reason`: a code such as `ECONNREFUSED`, `timeout`, `target_refused`. */
  | { state: 'unanswered'; reason: string }
  /** Given up because this process stops. */
  | { state: 'aborted' }

export interface Post {
  /** Endpoints do not share connections: a slow one must not hold up another at the same host. */
  webhookId: string
  url: string
  headers: Readonly<Record<string, string>>
  body: string
}

export interface SenderOptions {
  /** Addresses and CIDR ranges that are not public and may be sent to. */
  allow: readonly string[]
  /** Most connections to one endpoint. */
  concurrency: number
  /** Longest wait for an answer, in ms. */
  timeout: number
  /** ms since the epoch */
  now: () => number
  lookup?: Lookup
}

export interface Sender {
  /** Follows no redirect: where it leads was not asked for. Never rejects. */
  post(post: Post): Promise<Answer>
  /** Cuts what is under way, and takes nothing more. */
  abort(): void
  close(): Promise<void>
}

/** Sends over kept connections. */
export function createSender(options: SenderOptions): Sender {
  const { concurrency, timeout, now } = options
  const connect = guardedConnector({ judge: addressJudge(options.allow), ...(options.lookup && { lookup: options.lookup }) })
  const pools = new Map<string, Pool>()
  const stopped = new AbortController()

  function poolOf({ webhookId, url }: Post): Pool {
    const { origin } = new URL(url)
    const key = `${webhookId} ${origin}`
    const pool = pools.get(key) ?? new Pool(origin, { connect, connections: concurrency, keepAliveTimeout: IDLE_MS })
    pools.set(key, pool)
    return pool
  }

  return {
    async post(post) {
      const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(timeout)])
      try {
        const path = pathOf(post.url)
        const answer = await poolOf(post).request({ method: 'POST', path, headers: post.headers, body: post.body, signal })
        await drain(answer.body)
        const retryAfter = answer.headers['retry-after']
        return { state: 'answered', status: answer.statusCode, retryAfter: parseRetryAfter(String(retryAfter ?? ''), now()) }
      } catch (error) {
        return stopped.signal.aborted ? { state: 'aborted' } : { state: 'unanswered', reason: reasonOf(error) }
      }
    },
    abort: () => stopped.abort(),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
    },
  }
}

/** So that the connection can be used again; the status has been given, whatever becomes of the rest. */
async function drain(body: { dump(options: { limit: number }): Promise<unknown> }): Promise<void> {
  await body.dump({ limit: LONGEST_ANSWER }).catch(reasonOf)
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

/** No message, which may quote what the other side sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return 'timeout'
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
