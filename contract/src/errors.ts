import { z } from 'zod'
import type { CLIENT_ERROR_CODES } from './constants.ts'

/** Every error code the server answers with, and its HTTP status. Authentication failures are 403, never 401. */
export const ERROR_STATUS = {
  request_cannot_be_parsed: 400,
  ruleset_not_found: 400,
  secret_api_key_required: 403,
  secret_api_key_not_found: 403,
  public_api_key_required: 403,
  public_api_key_not_found: 403,
  /** The page's origin is not one that the operator lists. */
  origin_not_allowed: 403,
  /** Kept out by the operator's rules for addresses and headers. */
  request_blocked: 403,
  event_not_found: 404,
  visitor_not_found: 404,
  /** No such address or method: most likely a wrong base path. */
  route_not_found: 404,
  request_read_timeout: 408,
  state_not_ready: 409,
  payload_too_large: 413,
  too_many_requests: 429,
  failed: 500,
  service_unavailable: 503,
} as const

export type ServerErrorCode = keyof typeof ERROR_STATUS
export type ClientErrorCode = (typeof CLIENT_ERROR_CODES)[number]

const codes = Object.keys(ERROR_STATUS) as [ServerErrorCode, ...ServerErrorCode[]]

/** Body of every error answer. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.enum(codes),
    message: z.string().describe('What was wrong, for people; may change.'),
  }),
})

export type ErrorBody = z.infer<typeof errorBodySchema>
