import { finish, mixIn, SEED } from './hash.ts'
import { place, word, type Packed } from './packed.ts'
import { placesOf } from './places.ts'
import { createSketch } from './sketch.ts'

const SYSTEM = placesOf(['os'])
const GPU = placesOf(['gpuModel'])
/** The browser with its major version: what a user agent claims. */
const BROWSER = [...placesOf(['engine', 'browser']), place.version]

/**
 * Pairs that go together in a browser that is what it claims: a claim, and what follows from it. None of what people choose
 * for themselves (a time zone and a language): there the rare combination is a traveller's.
 */
const PAIRS = {
  'system and graphics': [SYSTEM, GPU],
  'system and fonts': [SYSTEM, placesOf(['fonts'])],
  'system and font sizes': [SYSTEM, placesOf(['fontPreferences'])],
  'system and sound': [SYSTEM, placesOf(['audio'])],
  'model and graphics': [placesOf(['model']), GPU],
  'browser and JavaScript': [BROWSER, placesOf(['jsFeatures'])],
  'graphics and their limits': [GPU, placesOf(['gpuParameters'])],
} as const

type Places = readonly number[]
const pairs = Object.entries(PAIRS).map(([name, [first, second]]) => ({ name: name as CombinationName, first, second }))

/** Counters a row: 2^17, two rows of 32 bits are 1 MiB an environment. */
const COUNTERS = 2 ** 17

export type CombinationName = keyof typeof PAIRS

/** One pair of which a record has both parts, and how many visitors showed the first, the second, and both in one record. */
export interface Combination {
  name: CombinationName
  first: number
  second: number
  together: number
}

/** How often parts of a record were seen by themselves, and with each other. */
export interface Combinations {
  /** Counts a visitor's record; each visitor counts once for each value it ever showed. */
  add(record: Packed, known: readonly Packed[]): void
  /** Takes back all that was counted of a visitor. */
  subtract(records: readonly Packed[]): void
  of(record: Packed): Combination[]
}

/** The digest of what lies at the places; 0 where all is missing. */
function valueOf(record: Packed, places: Places): number {
  let any = 0
  let hash = mixIn(SEED, places[0] as number)
  for (let next = 0; next < places.length; next++) {
    const value = word(record, places[next] as number)
    any |= value
    hash = mixIn(hash, value)
  }
  return any === 0 ? 0 : finish(hash)
}

const both = (first: number, second: number): number => (first === 0 || second === 0 ? 0 : finish(mixIn(mixIn(SEED, first), second)))

/** All that is counted of a record, each once: a part stands in several pairs. */
function valuesOf(record: Packed): Set<number> {
  const values = pairs.flatMap((pair) => {
    const [first, second] = [valueOf(record, pair.first), valueOf(record, pair.second)]
    return [first, second, both(first, second)]
  })
  return new Set(values)
}

export function createCombinations(): Combinations {
  const { move, count } = createSketch(COUNTERS)
  return {
    add(record, known) {
      const before = new Set(known.flatMap((each) => [...valuesOf(each)]))
      for (const value of valuesOf(record)) if (!before.has(value)) move(value, 1)
    },
    subtract(records) {
      for (const value of new Set(records.flatMap((record) => [...valuesOf(record)]))) move(value, -1)
    },
    of: (record) =>
      pairs.flatMap((pair) => {
        const [first, second] = [valueOf(record, pair.first), valueOf(record, pair.second)]
        return first === 0 || second === 0 ? [] : [{ name: pair.name, first: count(first), second: count(second), together: count(both(first, second)) }]
      }),
  }
}
