import { ServerError } from '../errors.ts'

/** Deepest nesting of arrays and objects; far above any body of ours, far below what recursion or a database stands. */
const MAX_DEPTH = 32

/**
 * Parses a JSON body that a stranger sent.
 *
 * Refuses what JSON allows but a database does not: text with NUL or half a surrogate pair.
 *
 * @throws {ServerError} `request_cannot_be_parsed`; the message never quotes the body
 */
export function parseJson(body: Uint8Array): unknown {
  const text = decode(body)
  if (depth(text) > MAX_DEPTH) throw refusal(`the body is nested more than ${MAX_DEPTH} levels deep`)
  const value = parse(text)
  // Such text can only come from escapes: raw NUL is no JSON, raw surrogates are no UTF-8.
  if (/\\u(0000|d[89a-f])/i.test(text) && !isStorable(value)) {
    throw refusal('the body contains text that is not well-formed Unicode, or NUL')
  }
  return value
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (cause) {
    throw refusal('the body is not UTF-8', cause)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refusal('the body is not JSON', cause)
  }
}

/** Deepest nesting of brackets outside of strings; checked ahead of anything that recurses. */
function depth(text: string): number {
  let [inString, current, deepest] = [false, 0, 0]
  for (let index = 0; index < text.length; index++) {
    const mark = text[index]
    if (mark === '"') inString = !inString
    else if (mark === '\\') index++
    else if (inString) continue
    else if (mark === '[' || mark === '{') deepest = Math.max(deepest, ++current)
    else if (mark === ']' || mark === '}') current--
  }
  return deepest
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, item]) => isStorable(key) && isStorable(item))
}

function refusal(message: string, cause?: unknown): ServerError {
  return new ServerError('request_cannot_be_parsed', message, { cause })
}
