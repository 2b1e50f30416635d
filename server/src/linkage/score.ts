import type { Evidence } from './evidence.ts'
import { comparisonNames, comparisons, type ComparisonName } from './comparisons.ts'
import type { Comparison } from './comparison.ts'
import type { Model } from './model.ts'
import type { DeviceClass } from './observation.ts'
import { countedComparisons } from './statistics.ts'

/** Bits of the rarity of a visit's values, by comparison; 0 where it is not counted or missing. */
export type Rarities = readonly number[]

/** The weights of one device class, laid out for adding up. */
interface Table {
  /** By band: bits of all levels, one comparison's after the other's, from its place in `starts`. */
  bits: readonly Float64Array[]
  changes: readonly number[]
  /** What a doubling of restlessness adds to them. */
  restless: { bits: Float64Array; changes: readonly number[] }
  /** By comparison. */
  rarity: Float64Array
  /** By comparison that is counted: visitors that have the same, as many as the model expects among those that it counts for. */
  expected: readonly number[]
  /** By step of restlessness: the same is asked for until the environment has changed. */
  moved: Map<number, Moved>
}

/** A table's bits at one restlessness. */
type Moved = Pick<Table, 'bits' | 'changes'>

/** Steps in a doubling by which restlessness is told apart. */
const STEPS = 20

const list: readonly Comparison[] = comparisonNames.map((name) => comparisons[name])
const countedPlace = countedComparisons.map((name) => comparisonNames.indexOf(name))

/** Where a comparison's levels begin in a table's row. */
const starts = Int32Array.from(list, (_, index) => list.slice(0, index).reduce((sum, { levels }) => sum + levels.length, 0))
/** The level besides the first at which values are the same, as before; -1: none. */
const befores = Int8Array.from(list, ({ before }) => before ?? -1)

/**
 * Plain arrays: a typed one of more than 64 bytes is memory outside of the heap, and a visit would take some thirty. Fractions at first,
 * or V8 would make it a list of whole numbers, and each copy of it another one at the first fraction.
 */
const NO_BITS: readonly number[] = new Array<number>(list.length + 1).fill(0.5).fill(0)

const tables = new WeakMap<Model, Record<DeviceClass, Table>>()

function tableOf(model: Model, deviceClass: DeviceClass): Table {
  let known = tables.get(model)
  if (!known) {
    const flat = (of: (name: ComparisonName) => readonly number[] | undefined) => Float64Array.from(comparisonNames.flatMap((name) => of(name) ?? []))
    const table = (each: DeviceClass): Table => ({
      bits: Array.from({ length: model.gapDays.length + 1 }, (_, band) => flat((name) => model.comparisons[name].bits[each][band])),
      changes: model.changes[each],
      restless: { bits: flat((name) => model.comparisons[name].restless[each]), changes: model.restlessChanges[each] },
      rarity: Float64Array.from(comparisonNames, (name) => model.comparisons[name].rarity[each]),
      expected: countedComparisons.map((name) => model.comparisons[name].common[each] * model.rarity.weight),
      moved: new Map(),
    })
    known = { desktop: table('desktop'), ios: table('ios'), android: table('android') }
    tables.set(model, known)
  }
  return known[deviceClass]
}

const lastPlaces = new Set(list.map(({ levels }, index) => (starts[index] as number) + levels.length - 1))

const capped = (bits: number, usual: number, at: number): number => (lastPlaces.has(at) ? Math.min(bits, Math.max(0, usual)) : bits)

/** A table's bits where visitors are so restless. However restless they are, a last level never speaks for one of them by that. */
function movedOf({ bits, changes, restless: growth, moved }: Table, restless: number): Moved {
  const step = Math.round(restless * STEPS)
  const known = moved.get(step)
  if (known) return known
  const doublings = step / STEPS
  const made: Moved = {
    bits: bits.map((row) => row.map((each, index) => capped(each + doublings * (growth.bits[index] as number), each, index))),
    changes: changes.map((each, count) => each + doublings * (growth.changes[count] ?? 0)),
  }
  moved.set(step, made)
  return made
}

/**
 * How rare a visit's values are among other visitors, in bits: -log2 of the share that has them. The candidate itself is
 * not counted: agreeing in a value that only it has ever shown says most.
 *
 * @param counts visitors by value, as `Statistics.counts` gives them
 */
export function rarities(counts: readonly number[], { visitors, deviceClass }: { visitors: number; deviceClass: DeviceClass }, model: Model): Rarities {
  const { expected } = tableOf(model, deviceClass)
  const { mostBits, weight } = model.rarity
  const all = Math.max(0, visitors - 1) + weight
  const bits = NO_BITS.slice(0, list.length)
  for (let index = 0; index < expected.length; index++) {
    const share = (Math.max(0, (counts[index] ?? 0) - 1) + (expected[index] as number)) / all
    bits[countedPlace[index] as number] = Math.min(mostBits, Math.max(0, -Math.log2(share)))
  }
  return bits
}

/** What weights are chosen by. */
export interface Setting {
  model: Model
  deviceClass: DeviceClass
  /** Days since the visitor was last seen. */
  gapDays: number
  rarities: Rarities
  /** How much visitors of the environment change, in doublings of what is usual. */
  restless: number
}

/** Which band of the model's `gapDays` so many days are in. */
export function bandOf({ gapDays: ends }: Model, days: number): number {
  const band = ends.findIndex((end) => days < end)
  return band === -1 ? ends.length : band
}

/**
 * The match weight of each comparison: log2 of how much likelier the level is for the same visitor, in bits.
 *
 * @returns one number a comparison, in their order, then the one of the number of changes; 0 where missing
 * @see Fellegi & Sunter (1969), A Theory for Record Linkage, https://doi.org/10.1080/01621459.1969.10501049
 */
export function bitsOf({ levels, changes }: Evidence, { model, deviceClass, gapDays, rarities: rare, restless }: Setting): number[] {
  const table = tableOf(model, deviceClass)
  const now = movedOf(table, restless)
  const row = now.bits[bandOf(model, gapDays)] as Float64Array
  const bits = NO_BITS.slice()
  for (let index = 0; index < levels.length; index++) {
    const level = levels[index] as number
    if (level < 0) continue
    const agrees = level === 0 || level === befores[index]
    bits[index] = (row[(starts[index] as number) + level] as number) + (agrees ? (table.rarity[index] as number) * (rare[index] as number) : 0)
  }
  bits[levels.length] = now.changes[changes] ?? 0
  if (levels[timeZonePlace] === befores[timeZonePlace]) bits[timeZonePlace] = Math.max(HOME_BITS, bits[timeZonePlace] as number)
  if (!isOtherScreen(levels)) spare(bits, model.atWillBits)
  return bits
}

/** The bits together. */
export function sumOf(bits: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < bits.length; index++) sum += bits[index] as number
  return sum
}

/** Whoever goes abroad or lends a machine changes these together; that alone must not make them somebody else. */
const atWill = (['timeZone', 'languages'] satisfies ComparisonName[]).map((name) => comparisonNames.indexOf(name))

const timeZonePlace = comparisonNames.indexOf('timeZone' satisfies ComparisonName)
/** Whoever is back in an earlier time zone has come home; that speaks against a visitor by so many bits at most. */
const HOME_BITS = -1

const screenPlace = comparisonNames.indexOf('screen' satisfies ComparisonName)

/** Another screen, language and time zone together are what another machine is like: then all three say what they say. */
function isOtherScreen(levels: Evidence['levels']): boolean {
  return levels[screenPlace] === (list[screenPlace]?.levels.length ?? 0) - 1
}

/** Lets what is changed at will speak against a visitor by no more than so many bits in all, each part by its share. */
function spare(bits: number[], least: number): void {
  let against = 0
  for (const at of atWill) against += Math.min(0, bits[at] as number)
  if (against >= least) return
  for (const at of atWill) if ((bits[at] as number) < 0) bits[at] = ((bits[at] as number) * least) / against
}
