import type { IdentifyResponse } from '@selfsame/contract'
import { PATHS } from '@selfsame/contract/constants'
import { readAnswer } from './answer.ts'
import { SelfsameError, type ErrorCode } from './errors.ts'
import { watchPolicy, type PolicyWatch } from './policy-watch.ts'
import type { SourceWindow } from './sources/source.ts'

/** Pause before the first endpoint is tried once more, in ms: long enough for a phone to change networks. */
const RETRY_PAUSE_MS = 300
/** A violation is reported in a task of its own, after the fetch has failed; ms. */
const POLICY_REPORT_MS = 50

const UNREACHED: readonly ErrorCode[] = ['network_connection', 'csp_block', 'sandboxed_iframe']

export interface Delivery {
  readonly endpoints: readonly [string, ...string[]]
  /** The same text in every try: by its nonce the server knows a retry, and makes no second event. */
  readonly body: string
  readonly credentials: 'include' | 'omit'
  readonly signal: AbortSignal
}

/**
 * Posts an identify body: to each endpoint until one answers, then to the first once more. An error that a server
 * answers is final.
 *
 * @throws {SelfsameError} `network_connection`, `network_abort`, `csp_block`, `sandboxed_iframe`, `bad_response_format`
 *   or the server's code
 */
export async function deliver(window: SourceWindow, delivery: Delivery): Promise<IdentifyResponse> {
  const policy = watchPolicy(window.document)
  const { endpoints, signal } = delivery
  const attempt = async (turn: number): Promise<IdentifyResponse> => {
    const retry = turn === endpoints.length
    if (retry) await pause(RETRY_PAUSE_MS)
    try {
      return await post(window, (endpoints[turn] ?? endpoints[0]) + PATHS.identify, delivery, policy)
    } catch (error) {
      if (retry || signal.aborted || !isUnreached(error)) throw error
      return attempt(turn + 1)
    }
  }
  try {
    return await attempt(0)
  } finally {
    policy.end()
  }
}

async function post(window: SourceWindow, url: string, delivery: Delivery, policy: PolicyWatch): Promise<IdentifyResponse> {
  const { body, credentials, signal } = delivery
  let response: Response
  let text: string
  try {
    // A string goes out as text/plain: no preflight. The body holds the page's address as far as `urlHashing` lets it,
    // so the referrer must not tell the rest.
    response = await window.fetch(url, { method: 'POST', body, credentials, signal, referrerPolicy: 'origin' })
    text = await response.text()
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AbortError') throw new SelfsameError('network_abort', 'The request was aborted', { cause })
    await pause(POLICY_REPORT_MS)
    throw unreached(window, url, policy.refused(url), cause)
  }
  return readAnswer(response, text)
}

function unreached(window: SourceWindow, url: string, refused: boolean, cause: unknown): SelfsameError {
  if (refused) return new SelfsameError('csp_block', `The page's Content-Security-Policy lacks connect-src for ${url}`, { cause })
  if (window.origin === 'null' && window.parent !== window) {
    const message = `${url} refused a sandboxed frame; give the frame allow-same-origin, or let the server accept origin "null"`
    return new SelfsameError('sandboxed_iframe', message, { cause })
  }
  const offline = window.navigator.onLine ? '' : ': the browser is offline'
  return new SelfsameError('network_connection', `${url} cannot be reached${offline}`, { cause })
}

function isUnreached(error: unknown): boolean {
  return error instanceof SelfsameError && UNREACHED.includes(error.code)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
