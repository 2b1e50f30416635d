import { isIP } from 'node:net'

/** An address as 32-bit words, the highest first: one of IPv4, four of IPv6. */
export type Words = readonly number[]

/** The addresses from `first` to `last`, of one family. */
export interface Range {
  first: Words
  last: Words
}

/** @returns undefined: it is no address */
export function wordsOf(address: string): Words | undefined {
  const family = isIP(address)
  if (family === 4) return [v4(address)]
  if (family !== 6) return undefined
  const groups = groupsOf(address)
  return [0, 2, 4, 6].map((at) => (groups[at] ?? 0) * 65_536 + (groups[at + 1] ?? 0))
}

/** `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`; host bits are passed over. */
export function rangeOf(text: string): Range | undefined {
  const [address = '', bits, ...rest] = text.split('/')
  const words = wordsOf(address)
  if (!words || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined
  const length = bits === undefined ? words.length * 32 : Number(bits)
  if (length > words.length * 32) return undefined
  const masks = words.map((_, at) => maskOf(length - at * 32))
  return {
    first: words.map((word, at) => (word & (masks[at] ?? 0)) >>> 0),
    last: words.map((word, at) => (word | ~(masks[at] ?? 0)) >>> 0),
  }
}

/** The name under which the domain name system has the names of an address: `7.2.0.192.in-addr.arpa`. */
export function reverseName(words: Words): string {
  const [word = 0] = words
  if (words.length === 1) return `${[0, 8, 16, 24].map((bits) => (word >>> bits) & 0xff).join('.')}.in-addr.arpa`
  const digits = words.map((each) => each.toString(16).padStart(8, '0')).join('')
  return `${[...digits].reverse().join('.')}.ip6.arpa`
}

/** Negative: `a` comes first. Addresses of one family. */
export function compareWords(a: Words, b: Words): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The first `bits` of 32 set; none where it is below 0, all where it is above 32. */
function maskOf(bits: number): number {
  if (bits <= 0) return 0
  return bits >= 32 ? 0xffff_ffff : (0xffff_ffff << (32 - bits)) >>> 0
}

function v4(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** The eight groups of an IPv6 address, `::` filled in. */
function groupsOf(address: string): number[] {
  const plain = address.replace(/(\d+\.\d+\.\d+\.\d+)$/, (tail) => {
    const value = v4(tail)
    return `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`
  })
  const [head = [], tail = []] = plain.split('%')[0]?.split('::').map((half) => half.split(':').filter(Boolean).map((group) => Number.parseInt(group, 16))) ?? []
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail]
}
