import { MAX_LINKED_ID_LENGTH, MAX_TAG_BYTES } from '@selfsame/contract/constants'
import type { IdentifyRequest } from '@selfsame/contract'
import { SelfsameError } from './errors.ts'
import type { GetOptions, StartOptions } from './types.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/** What the site says of a visit, checked and copied: the caller may change its objects afterwards. */
export type Note = Pick<IdentifyRequest, 'tag' | 'linkedId'>

/**
 * Checks what a request needs as the server would, before anything is read or sent.
 *
 * @throws {SelfsameError} `api_key_missing`, `request_cannot_be_parsed`
 */
export function readNote({ apiKey }: StartOptions, { tag, linkedId }: GetOptions): Note {
  if (!apiKey) throw new SelfsameError('api_key_missing', 'start() was given no apiKey: the public key of your Selfsame server')
  if (linkedId !== undefined && (typeof linkedId !== 'string' || linkedId.length > MAX_LINKED_ID_LENGTH)) {
    throw refusal(`linkedId must be a string of at most ${MAX_LINKED_ID_LENGTH} characters`)
  }
  return { ...(tag !== undefined && { tag: copyOfTag(tag) }), ...(linkedId !== undefined && { linkedId }) }
}

/** How long a caller waits, in ms. */
export function timeoutOf(options: StartOptions, getOptions: GetOptions): number {
  return getOptions.timeout ?? options.timeout ?? DEFAULT_TIMEOUT_MS
}

function copyOfTag(tag: unknown): NonNullable<Note['tag']> {
  const json = jsonOf(tag)
  const bytes = new TextEncoder().encode(json).length
  if (bytes > MAX_TAG_BYTES) throw refusal(`tag is ${bytes} bytes of JSON; at most ${MAX_TAG_BYTES} are sent`)
  const copy = JSON.parse(json)
  if (typeof copy !== 'object' || copy === null || Array.isArray(copy)) throw refusal('tag must be an object')
  return copy
}

function jsonOf(tag: unknown): string {
  try {
    return JSON.stringify(tag) ?? 'null'
  } catch (cause) {
    throw refusal('tag is no JSON', cause) // a cycle or a bigint
  }
}

function refusal(message: string, cause?: unknown): SelfsameError {
  return new SelfsameError('request_cannot_be_parsed', message, { cause })
}
