/**
 * Mixes words to one: 32 bits, never 0 (which stands for missing). For comparing and counting, not for secrets; that two
 * different values fall together has a chance of 2^-32.
 *
 * @see FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/; finalizer of MurmurHash3
 */
export function mix(words: Iterable<number>): number {
  let hash = SEED
  for (const word of words) hash = mixIn(hash, word)
  return finish(hash)
}

/** The parts of `mix`, for where words need not be put into a list first: begin with the seed, mix each word in, finish. */
export const SEED = 0x811c9dc5
const PRIME = 0x01000193
export const mixIn = (hash: number, word: number): number => Math.imul(hash ^ word, PRIME) ^ (hash >>> 15)

/** Digest of any JSON value, whatever the order of an object's keys: 32 bits, never 0. */
export function hash32(value: unknown): number {
  return finish(typeof value === 'string' ? mixText(AFTER_QUOTE, value) : mixText(SEED, canonical(value)))
}

function mixText(seed: number, text: string): number {
  let hash = seed
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME)
  return hash
}

export function finish(hash: number): number {
  let word = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return (word ^ (word >>> 16)) >>> 0 || 1
}

/** A text by itself needs no quoting but one quote, which sets it apart. */
const AFTER_QUOTE = mixText(SEED, '"')

/** JSON with the keys of objects in order. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return `"${value}`
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.some(isObject) ? `[${value.map(canonical).join()}]` : JSON.stringify(value)
  return `{${canonicalEntries(value as Readonly<Record<string, unknown>>)}}`
}

function canonicalEntries(value: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const each = value[key]
    if (each === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${isObject(each) ? canonical(each) : JSON.stringify(each)}`
  }
  return text
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
