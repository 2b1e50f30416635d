import { fields, type FieldKind } from './fields.ts'
import { hash32 } from './hash.ts'
import type { RecordField, VisitRecord } from './record.ts'

/**
 * A record as 32-bit words, to be compared without being read: fields lie one after the other at fixed places, 0 is
 * missing, and lists follow behind. About 500 bytes; nothing of the values can be read back but by trying.
 *
 * Word 0 is the length of the fixed part. Fields are only ever added at the end, so a record of an older version is a
 * shorter one, in which the later fields are missing.
 */
export type Packed = Uint32Array<ArrayBuffer>

/** Words a field takes in the fixed part. A list takes two: where it starts, its length first, and a digest of it all. */
const WIDTHS: Record<FieldKind, number> = { value: 1, number: 1, list: 2, size: 2, version: 4 }

/** The place of each field's first word. */
export const place = Object.freeze(places())
const FIXED = Object.values(fields).reduce((sum, { kind }) => sum + WIDTHS[kind], 1)

function places(): Record<RecordField, number> {
  let next = 1
  const found = Object.entries(fields).map(([name, { kind }]) => {
    const at = next
    next += WIDTHS[kind]
    return [name, at]
  })
  return Object.fromEntries(found) as Record<RecordField, number>
}

const layout = Object.entries(fields).map(([name, { kind }]) => ({ name: name as RecordField, kind, at: place[name as RecordField] }))

const lists = layout.filter(({ kind }) => kind === 'list').map(({ name }) => name)

export function pack(record: VisitRecord): Packed {
  const behind = lists.reduce((sum, name) => sum + lengthOf(record[name]), 0)
  const words = new Uint32Array(FIXED + behind)
  words[0] = FIXED
  let end = FIXED
  for (const { name, kind, at } of layout) {
    const value = record[name]
    if (value === undefined) continue
    if (kind === 'value') words[at] = hash32(value)
    else if (kind === 'list') end = writeList(words, { at, end, items: value as readonly unknown[] })
    else if (kind === 'number') words[at] = (value as number) + 1
    else writeNumbers(words, at, (value as readonly number[]).slice(0, WIDTHS[kind]))
  }
  return words
}

/** Words that a list takes behind the fixed part: its length and its items. */
function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length + 1 : 0
}

/** @returns where the next list goes */
function writeList(words: Packed, { at, end, items }: { at: number; end: number; items: readonly unknown[] }): number {
  words[at] = end
  words[at + 1] = hash32(items)
  words[end] = items.length
  items.forEach((item, index) => (words[end + 1 + index] = hash32(item)))
  return end + 1 + items.length
}

/** Numbers are kept one higher, since 0 is missing. */
function writeNumbers(words: Packed, at: number, numbers: readonly number[]): void {
  numbers.forEach((number, index) => (words[at + index] = number + 1))
}

/** The word at a place of the fixed part; 0 where missing. */
export function word(packed: Packed, at: number): number {
  return at < (packed[0] ?? 0) ? (packed[at] ?? 0) : 0
}

const WORD_BYTES = Uint32Array.BYTES_PER_ELEMENT

/** The words as bytes, little-endian, for the store. */
export function toBytes(packed: Packed): Uint8Array {
  return new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength)
}

/**
 * Words from stored bytes.
 *
 * @throws {RangeError} not a packed record
 */
export function fromBytes(bytes: Uint8Array): Packed {
  const { buffer, byteOffset, byteLength } = bytes
  // Words must lie on their bounds: bytes that do not are copied.
  const isAligned = byteOffset % WORD_BYTES === 0 && byteLength % WORD_BYTES === 0 && buffer instanceof ArrayBuffer
  const packed = isAligned ? new Uint32Array(buffer, byteOffset, byteLength / WORD_BYTES) : new Uint32Array(Uint8Array.from(bytes).buffer)
  if (packed.length === 0 || (packed[0] ?? 0) > packed.length) throw new RangeError('the stored record is damaged')
  return packed
}
