import { identifyRequestSchema, MAX_TAG_BYTES, WIRE_VERSION, type IdentifyRequest } from '@selfsame/contract'
import type { z } from 'zod'
import { ServerError } from '../errors.ts'

/** Old agents stay in caches: this many wire versions before the current one are understood. */
const VERSIONS_BACK = 2

const OLDEST_VERSION = Math.max(1, WIRE_VERSION - VERSIONS_BACK)

/** Longest path quoted in a message, in UTF-16 code units: names inside a tag are the client's. */
const MAX_PATH_LENGTH = 120

/**
 * Public key of an identify body, looked at before the rest.
 *
 * @throws {ServerError} `public_api_key_required`; `request_cannot_be_parsed` where the body is no object
 */
export function keyOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refusal('the body is not a JSON object')
  const key: unknown = 'key' in body ? body.key : undefined
  if (typeof key !== 'string' || key === '') throw new ServerError('public_api_key_required', 'the body lacks `key`, the public API key')
  return key
}

/**
 * Checks an identify body: unknown names are dropped, a wrong value is an error.
 *
 * @throws {ServerError} `request_cannot_be_parsed`, naming the first thing that is wrong
 */
export function parseIdentify(body: unknown): IdentifyRequest {
  assertVersion(body)
  const parsed = identifyRequestSchema.safeParse(body)
  if (!parsed.success) throw refusal(describe(parsed.error.issues))
  const { tag } = parsed.data
  if (tag && Buffer.byteLength(JSON.stringify(tag)) > MAX_TAG_BYTES) throw refusal(`tag can't be greater than ${MAX_TAG_BYTES} bytes`)
  return parsed.data
}

/** Ahead of the schema: a body of another version is wrong in ways that would only confuse. */
function assertVersion(body: unknown): void {
  const version: unknown = typeof body === 'object' && body !== null && 'v' in body ? body.v : undefined
  if (typeof version !== 'number' || !Number.isInteger(version)) throw refusal('invalid v: expected a wire version')
  if (version >= OLDEST_VERSION && version <= WIRE_VERSION) return
  throw refusal(`invalid v: this server understands wire versions ${OLDEST_VERSION} to ${WIRE_VERSION}`)
}

/** `invalid components.userAgent: expected string` */
function describe(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues
  if (!issue) return 'invalid body'
  if (!/^(Invalid|Too) /.test(issue.message)) return issue.message // written for this field, in the contract
  const path = issue.path.join('.').replace(/^(components\.\w+)\.value\b/, '$1')
  const expectation = issue.message.replace(/^(Invalid|Too)[^:.]*[:.] /, '').replace(/, received .*$/, '')
  return `invalid ${path.slice(0, MAX_PATH_LENGTH) || 'body'}: ${lowerFirst(expectation)}`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function refusal(message: string): ServerError {
  return new ServerError('request_cannot_be_parsed', message)
}
