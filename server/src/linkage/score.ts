import type { Evidence } from './evidence.ts'
import { comparisonNames, comparisons, type ComparisonName } from './comparisons.ts'
import type { Comparison } from './comparison.ts'
import type { Model } from './model.ts'
import type { DeviceClass } from './observation.ts'
import { countedComparisons } from './statistics.ts'

/** Bits of the rarity of a visit's values, by comparison; 0 where it is not counted or missing. */
export type Rarities = Float64Array

/** The weights of one device class, laid out for adding up. */
interface Table {
  /** [band][comparison] -> bits by level */
  bits: readonly (readonly (readonly number[])[])[]
  /** By comparison. */
  rarity: readonly number[]
  changes: readonly number[]
}

const list: readonly Comparison[] = comparisonNames.map((name) => comparisons[name])
const countedPlace = countedComparisons.map((name) => comparisonNames.indexOf(name))

const tables = new WeakMap<Model, Record<DeviceClass, Table>>()

function tableOf(model: Model, deviceClass: DeviceClass): Table {
  let known = tables.get(model)
  if (!known) {
    const table = (each: DeviceClass): Table => ({
      bits: Array.from({ length: model.gapDays.length + 1 }, (_, band) =>
        comparisonNames.map((name) => model.comparisons[name].bits[each][band] ?? []),
      ),
      rarity: comparisonNames.map((name) => model.comparisons[name].rarity[each]),
      changes: model.changes[each],
    })
    known = { desktop: table('desktop'), ios: table('ios'), android: table('android') }
    tables.set(model, known)
  }
  return known[deviceClass]
}

/**
 * How rare a visit's values are among other visitors, in bits: -log2 of the share that has them. The candidate itself is
 * not counted: agreeing in a value that only it has ever shown says most.
 *
 * @param counts visitors by value, as `Statistics.counts` gives them
 */
export function rarities(counts: Uint32Array, { visitors, deviceClass }: { visitors: number; deviceClass: DeviceClass }, { comparisons: known, rarity }: Model): Rarities {
  const bits = new Float64Array(list.length)
  countedComparisons.forEach((name: ComparisonName, index) => {
    const count = counts[index] ?? 0
    const share = (Math.max(0, count - 1) + known[name].common[deviceClass] * rarity.weight) / (Math.max(0, visitors - 1) + rarity.weight)
    bits[countedPlace[index] ?? 0] = Math.min(rarity.mostBits, Math.max(0, -Math.log2(share)))
  })
  return bits
}

/** What weights are chosen by. */
export interface Setting {
  model: Model
  deviceClass: DeviceClass
  /** Days since the visitor was last seen. */
  gapDays: number
  rarities: Rarities
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
export function bitsOf({ levels, changes }: Evidence, { model, deviceClass, gapDays, rarities: rare }: Setting): Float64Array {
  const table = tableOf(model, deviceClass)
  const rows = table.bits[bandOf(model, gapDays)] ?? []
  const bits = new Float64Array(levels.length + 1)
  levels.forEach((level, index) => {
    if (level < 0) return
    const agrees = level === 0 || level === list[index]?.before
    bits[index] = (rows[index]?.[level] ?? 0) + (agrees ? (table.rarity[index] ?? 0) * (rare[index] ?? 0) : 0)
  })
  bits[levels.length] = table.changes[changes] ?? 0
  return bits
}
