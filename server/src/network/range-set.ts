import { compareWords, wordsOf, type Range, type Words } from './cidr.ts'

/** Ranges of addresses, looked up by halving: millions of them in a few bytes each. */
export interface RangeSet {
  /** Of ranges, nested ones left out. */
  readonly size: number
  /** @param address anything that is none is in no range */
  has(address: string): boolean
}

/** @param ranges in any order; sorted ones are quicker */
export function rangeSet(ranges: readonly Range[]): RangeSet {
  const families = [1, 4].map((width) => family(outermost(ranges.filter(({ first }) => first.length === width)), width))
  return {
    size: families.reduce((sum, { size }) => sum + size, 0),
    has(address) {
      const words = wordsOf(address)
      return words !== undefined && families.some(({ width, has }) => width === words.length && has(words))
    },
  }
}

/** In order of their first address, without those that lie in others. */
export function outermost(ranges: readonly Range[]): Range[] {
  const sorted = ranges.every((range, at) => at === 0 || inOrder(ranges[at - 1] ?? range, range)) ? ranges : [...ranges].sort(byFirst)
  const kept: Range[] = []
  for (const range of sorted) {
    const before = kept.at(-1)
    if (!before || compareWords(range.last, before.last) > 0) kept.push(range)
  }
  return kept
}

/** A range that begins where another does and ends later comes before it. */
function byFirst(a: Range, b: Range): number {
  return compareWords(a.first, b.first) || compareWords(b.last, a.last)
}

function inOrder(a: Range, b: Range): boolean {
  return byFirst(a, b) <= 0
}

function family(ranges: readonly Range[], width: number) {
  const [firsts, lasts] = [flat(ranges.map(({ first }) => first), width), flat(ranges.map(({ last }) => last), width)]
  return {
    width,
    size: ranges.length,
    has(words: Words) {
      let [low, high] = [0, ranges.length] // the first range that begins after the address is in between
      while (low < high) {
        const middle = (low + high) >> 1
        if (compareAt(firsts, middle, words) <= 0) low = middle + 1
        else high = middle
      }
      return low > 0 && compareAt(lasts, low - 1, words) >= 0
    },
  }
}

function flat(items: readonly Words[], width: number): Uint32Array {
  const words = new Uint32Array(items.length * width)
  items.forEach((item, index) => words.set(item, index * width))
  return words
}

/** Compares the item at a place with an address. */
function compareAt(words: Uint32Array, index: number, address: Words): number {
  for (let at = 0; at < address.length; at++) {
    const difference = (words[index * address.length + at] ?? 0) - (address[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
