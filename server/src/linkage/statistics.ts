import { createCombinations, type Combination } from './combinations.ts'
import { comparisonNames, comparisons, type ComparisonName } from './comparisons.ts'
import { placesOf } from './places.ts'
import { finish, mixIn, SEED } from './hash.ts'
import { word, type Packed } from './packed.ts'
import { createRanks } from './ranks.ts'
import { createSketch } from './sketch.ts'

/** Comparisons whose values are counted, with the places these lie at. */
const COUNTED = comparisonNames.flatMap((name, index) => {
  const { rarity } = comparisons[name] as { rarity?: Parameters<typeof placesOf>[0] }
  return rarity ? [{ name, index, places: placesOf(rarity) }] : []
})

export const countedComparisons: readonly ComparisonName[] = COUNTED.map(({ name }) => name)

/** Counters a row: 2^19, two rows of 32 bits are 4 MiB an environment. */
const COUNTERS = 2 ** 19

/** How often each value was seen among an environment's visitors. */
export interface Statistics {
  /** Visitors counted. */
  readonly visitors: number
  /**
   * Counts a visitor's record. Each visitor counts once for each value it ever showed.
   *
   * @param known what was counted of the visitor before; none: it is a new one
   */
  add(record: Packed, known: readonly Packed[]): void
  /** Takes back all that was counted of a visitor. */
  subtract(records: readonly Packed[]): void
  /** How many visitors showed the record's value in each of `countedComparisons`; 0 where it is missing. */
  counts(record: Packed): readonly number[]
  /**
   * How common the record's device is: visitors that showed the same, and the share of all that is more common, in 0..1;
   * undefined where the record shows none.
   */
  device(record: Packed): { seen: number; moreCommon: number } | undefined
  /** Pairs of which the record has both parts: how often these were seen alone and together. */
  combinations(record: Packed): Combination[]
}

const DEVICE = COUNTED.find(({ name }) => name === 'device')

/** The digest of the values that a comparison counts as one; 0 where all are missing. */
function valueOf(record: Packed, { index, places }: (typeof COUNTED)[number]): number {
  let any = 0
  let hash = mixIn(SEED, index)
  for (let next = 0; next < places.length; next++) {
    const value = word(record, places[next] as number)
    any |= value
    hash = mixIn(hash, value)
  }
  return any === 0 ? 0 : finish(hash)
}

/**
 * Counts in fixed memory. A count is never too low. With 20,000 visitors (about 200,000 different values) one in ten is
 * too high, and then by one as a rule.
 */
export function createStatistics(): Statistics {
  const sketch = createSketch(COUNTERS)
  const combinations = createCombinations()
  const devices = createRanks()
  let visitors = 0

  const move = (counted: (typeof COUNTED)[number], value: number, by: 1 | -1) => {
    if (counted === DEVICE && value !== 0) devices.move(sketch.count(value), by)
    sketch.move(value, by)
  }

  return {
    get visitors() {
      return visitors
    },
    add(record, known) {
      if (known.length === 0) visitors++
      combinations.add(record, known)
      for (const counted of COUNTED) {
        const value = valueOf(record, counted)
        if (!known.some((earlier) => valueOf(earlier, counted) === value)) move(counted, value, 1)
      }
    },
    subtract(records) {
      if (records.length > 0 && visitors > 0) visitors--
      combinations.subtract(records)
      for (const counted of COUNTED) {
        for (const value of new Set(records.map((record) => valueOf(record, counted)))) move(counted, value, -1)
      }
    },
    device(record) {
      const value = DEVICE ? valueOf(record, DEVICE) : 0
      return value === 0 ? undefined : { seen: sketch.count(value), moreCommon: devices.moreCommon(sketch.count(value)) }
    },
    counts: (record) => COUNTED.map((counted) => sketch.count(valueOf(record, counted))),
    combinations: (record) => combinations.of(record),
  }
}
