import type { ServerErrorCode } from '@selfsame/contract'
import type { z } from 'zod'

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description: string
  readonly schema: z.ZodType
  /** May be repeated. */
  readonly many?: boolean
}

/** One call of the Server API. */
export interface Operation {
  readonly method: 'get' | 'patch' | 'delete'
  /** With parameters in braces. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  readonly body?: z.ZodType
  /** Of the answer 200; `empty` has no body. */
  readonly answer: z.ZodType | 'empty'
  /** Beyond those that every call may meet. */
  readonly errors: readonly ServerErrorCode[]
}

/** That every call may meet. */
export const COMMON_ERRORS: readonly ServerErrorCode[] = [
  'request_cannot_be_parsed',
  'secret_api_key_required',
  'secret_api_key_not_found',
  'too_many_requests',
  'failed',
  'service_unavailable',
]
