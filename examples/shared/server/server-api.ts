import type { VisitTechniques } from '../src/visit.ts'
import type { Settings } from './settings.ts'

/** The fields of an event that the examples read; times in ms since the epoch. */
export interface ApiEvent {
  event_id: string
  timestamp: number
  /** Somebody sent what a browser had sent before. */
  replayed?: boolean
  /** Address of the page, as the page told it. */
  url?: string
  ip_address?: string
  /** Left out where nobody could be identified. `score`: in 0..1. */
  identification?: { visitor_id: string; visitor_found: boolean; confidence: { score: number } }
}

export interface ApiSearch {
  events: ApiEvent[]
  /** Given where more events follow. */
  pagination_key?: string
}

export interface ApiCandidate {
  visitorId: string
  bits: number
  posterior: number
}

export interface ApiExplanation {
  linkage: {
    decision: 'linked' | 'new' | 'claimed'
    candidates: ApiCandidate[]
    comparisons: { name: string; level: string; bits: number }[]
    prior: { new: number; knownVisitors: number; bits?: number }
    posterior: { best: number; new: number }
    /** What a link to the best is worth; absent where its posterior was too little for one, or an older server decided. */
    confidence?: { best: number; least: number }
    /** How likely the visit is a return of anybody; absent as `confidence` is. */
    returning?: { best: number; least: number }
    runnerUp?: ApiCandidate
    techniques?: VisitTechniques
    merged?: { younger: string; older: string; bits: number }[]
    /** The answer at a lower threshold. */
    highRecall?: { visitorId?: string; score: number }
  }
}

/** The Selfsame server refused, or could not be reached (`status` 502). */
export class ServerApiError extends Error {
  override readonly name = 'ServerApiError'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.status = status
    this.code = code
  }
}

/** ms; the page shows the id meanwhile. */
const TIMEOUT = 15_000

/**
 * Reads from the Server API with the secret key.
 *
 * @param path below `/v4`, query included
 * @throws {ServerApiError}
 */
export async function readApi<T>({ selfsame, secretKey }: Pick<Settings, 'selfsame' | 'secretKey'>, path: string): Promise<T> {
  const request = { headers: { authorization: `Bearer ${secretKey}` }, signal: AbortSignal.timeout(TIMEOUT) }
  let response: Response
  try {
    response = await fetch(`${selfsame}/v4${path}`, request)
  } catch (cause) {
    throw new ServerApiError(502, 'unreachable', `No answer from the Selfsame server at ${selfsame}`, cause)
  }
  if (response.ok) return (await response.json()) as T
  const { code, message } = await refusal(response)
  throw new ServerApiError(response.status, code, message)
}

async function refusal(response: Response): Promise<{ code: string; message: string }> {
  const text = await response.text()
  try {
    return (JSON.parse(text) as { error: { code: string; message: string } }).error
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { code: 'failed', message: `Status ${response.status}` } // something in between answered, in no JSON
  }
}
