import type { IdentifyResponse } from '@selfsame/contract'
import { SelfsameError, type ErrorCode } from './errors.ts'

/** Whether a value from outside (the network, a storage) has the shape of the server's answer. */
export function isAnswer(value: unknown): value is IdentifyResponse {
  if (typeof value !== 'object' || value === null) return false
  const { eventId, visitorId, visitorFound, confidence, firstSeenAt, lastSeenAt }: Partial<IdentifyResponse> = value
  if (typeof eventId !== 'string') return false
  if (visitorId === undefined) return true // zero trust: the page is told the event alone
  return (
    typeof visitorId === 'string' &&
    typeof visitorFound === 'boolean' &&
    typeof confidence?.score === 'number' &&
    typeof firstSeenAt === 'number' &&
    typeof lastSeenAt === 'number'
  )
}

/**
 * What the server said.
 *
 * @throws {SelfsameError} the server's own code, or `bad_response_format`: something else answers at this address
 */
export function readAnswer({ ok, status, url }: Response, text: string): IdentifyResponse {
  const body = parse(text)
  if (ok && isAnswer(body)) return body
  throw serverError(body) ?? new SelfsameError('bad_response_format', `${url} answered ${status}, but not as a Selfsame server does`)
}

/** A code that this agent does not know is passed on: the server may be newer. */
function serverError(body: unknown): SelfsameError | undefined {
  const { error } = (body ?? {}) as { error?: { code?: unknown; message?: unknown } | null }
  if (typeof error?.code !== 'string') return undefined
  return new SelfsameError(error.code as ErrorCode, String(error.message ?? error.code))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // reported by the caller, who knows the address
  }
}
