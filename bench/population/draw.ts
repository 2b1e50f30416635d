import { random, type Random } from '../src/random.ts'

const MIX = 0x9e3779b1

/** One 32-bit number of any numbers and words; equal input, equal number. */
export function hash(...parts: readonly (number | string)[]): number {
  let state = 0x811c9dc5
  for (const part of parts) {
    if (typeof part === 'number') state = Math.imul(state ^ (part | 0) ^ Math.imul((part / 4_294_967_296) | 0, MIX), 0x01000193)
    else for (let at = 0; at < part.length; at++) state = Math.imul(state ^ part.charCodeAt(at), 0x01000193)
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) ^ 0x5bd1e995
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

/** A number in [0, 1) that belongs to its parts. */
export const share = (...parts: readonly (number | string)[]): number => hash(...parts) / 4_294_967_296

/** Sixteen lower-case hexadecimal digits that stand for a text, as the agent's digests do. */
export function digest(text: string): string {
  return hash(text).toString(16).padStart(8, '0') + hash(MIX, text).toString(16).padStart(8, '0')
}

/** A stream of its own for each thing that is drawn, so that drawing one more here moves nothing there. */
export const stream = (...parts: readonly (number | string)[]): Random => random(hash(...parts))

/** Standard normal, by Box and Muller. */
export function normal(draw: Random): number {
  return Math.sqrt(-2 * Math.log(1 - draw.next())) * Math.cos(2 * Math.PI * draw.next())
}

/** Exponential with this mean. */
export const exponential = (draw: Random, mean: number): number => -mean * Math.log(1 - draw.next())

export type Weighted<T> = readonly (readonly [value: T, weight: number])[]

const sums = new WeakMap<Weighted<unknown>, number>()

function sumOf(table: Weighted<unknown>): number {
  let sum = sums.get(table)
  if (sum !== undefined) return sum
  sum = 0
  for (const [, weight] of table) sum += weight
  // short tables are mostly made on the spot, and summed faster than looked up
  if (table.length > 12) sums.set(table, sum)
  return sum
}

/** The value at `at` in [0, 1) of the way through the weights. @throws {RangeError} nothing to choose from */
export function weighted<T>(table: Weighted<T>, at: number): T {
  let left = at * sumOf(table)
  for (const [value, weight] of table) if ((left -= weight) < 0) return value
  const last = table.at(-1)
  if (!last) throw new RangeError('nothing to choose from')
  return last[0]
}

/** Rank in [0, count) by Zipf's law with this exponent: the inverse of its continuous form, no table needed. */
export function zipf(count: number, exponent: number, at: number): number {
  if (Math.abs(exponent - 1) < 1e-6) return Math.min(count - 1, Math.floor((count + 1) ** at) - 1)
  const top = (count + 1) ** (1 - exponent)
  return Math.min(count - 1, Math.floor((1 + at * (top - 1)) ** (1 / (1 - exponent))) - 1)
}
