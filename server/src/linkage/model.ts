import { MOST_CHANGES } from './evidence.ts'
import { newness } from './crowds.ts'
import { habits } from './habits.ts'
import { comparisonNames, comparisons, type ComparisonName } from './comparisons.ts'
import shipped from './model.json' with { type: 'json' }
import { deviceClasses, type DeviceClass } from './observation.ts'

/** The form of model files; raised when an older file could be misread. */
export const MODEL_FORMAT = 3

type ByClass<T> = Record<DeviceClass, T>

/** What one comparison's levels say. */
export interface ComparisonModel {
  /** Bits for each band of `gapDays`, and in it for each level: log2 of how much likelier it is for the same visitor. */
  bits: ByClass<readonly (readonly number[])[]>
  /** Share of the bits of a value's rarity that agreeing in it adds, in 0..1: what no other comparison says already. */
  rarity: ByClass<number>
  /** Chance that two visitors agree, where an installation has counted too few to tell. */
  common: ByClass<number>
}

/** Points of a posterior's log-odds in bits and of the confidence, both rising. */
export type Curve = readonly (readonly [bits: number, confidence: number])[]

/** What a confidence stands on: phones alike to the last component are told apart by their networks, or not at all. */
export const grounds = ['network', 'alone'] as const

/** What linkage has learned, as data. */
export interface Model {
  format: number
  version: string
  /** Simulated worlds it was learned from, and browsers in each; absent where it was learned from histories. */
  learned?: { worlds: number; browsers: number }
  /** Ends of the bands of days since the visitor was last seen, rising; the last band is open. */
  gapDays: readonly number[]
  comparisons: Record<ComparisonName, ComparisonModel>
  /** What language and time zone together take off at most, in bits below 0: by hand, as simulated people hardly ever change them. */
  atWillBits: number
  /** Bits by the number of comparisons at their last level. */
  changes: ByClass<readonly number[]>
  rarity: {
    /** Most bits a value's rarity can have: one seen once is not that rare. */
    mostBits: number
    /** Visitors that `common` counts for. */
    weight: number
  }
  /** Of a known visitor before any comparison: bits a unit of each of `habits`. */
  known: ByClass<readonly number[]>
  /** Of someone new: bits a unit of each of `newness`. */
  fresh: ByClass<readonly number[]>
  /** P(two visitors are one browser): bits a unit of each of merge.ts's features; from `threshold` on they are merged. */
  merge: { weights: readonly number[]; threshold: number }
  /** What a first-party token weighs; below so many bits of the fingerprint it is taken for a stolen one. */
  token: { bits: number; leastBits: number }
  /** Share of visits by someone new where an installation has too few to tell, and the visits it counts for. */
  newcomers: { share: number; weight: number }
  /** Visitors out there that a young installation has not met yet: keeps a first stranger from being the first visitor. */
  unseenVisitors: number
  /** Least posterior for a link, and for the high-recall id. */
  threshold: number
  highRecallThreshold: number
  /** What posteriors were worth on held-out histories: of visits with network evidence and of those without. */
  calibration: Record<(typeof grounds)[number], ByClass<Curve>>
  /** The same for the posterior of someone new: what is kept of it where the visit has few blocking keys, and where enough. */
  freshTrust: { fewKeys: number; enoughKeys: number }
}

/**
 * Checks a model against the code, so that a stale or broken one stops the start and not a visit.
 *
 * @throws {RangeError} what is wrong and where
 */
export function checkModel(model: Model): Model {
  if (model.format !== MODEL_FORMAT)
    throw new RangeError(`model ${model.version} is of format ${model.format}; this version reads format ${MODEL_FORMAT}: train it anew`)
  const bands = model.gapDays.length + 1
  const wrong = comparisonNames.flatMap((name) => faults(model, name, bands))
  const counts = deviceClasses.filter((each) => !isRow(model.changes[each], MOST_CHANGES + 1))
  const all = [...wrong, ...partFaults(model), ...counts.map((each) => `changes of ${each} needs ${MOST_CHANGES + 1} numbers`), ...curveFaults(model)]
  if (all.length > 0) throw new RangeError(`model ${model.version} does not fit this version: ${all.slice(0, 3).join('; ')}`)
  return model
}

function faults({ comparisons: known }: Model, name: ComparisonName, bands: number): string[] {
  const entry: ComparisonModel | undefined = known[name]
  if (!entry) return [`it lacks the comparison ${name}`]
  const levels = comparisons[name].levels.length
  return deviceClasses.flatMap((each) => {
    const rows = entry.bits[each]
    const good = rows?.length === bands && rows.every((row) => isRow(row, levels)) && Number.isFinite(entry.rarity[each]) && Number.isFinite(entry.common?.[each])
    return good ? [] : [`${name} of ${each} needs ${bands} rows of ${levels} numbers and a rarity`]
  })
}

/** Everything that is not by comparison: each part there, and all numbers. */
function partFaults({ atWillBits, known, fresh, merge, token, newcomers, rarity, freshTrust, unseenVisitors }: Model): string[] {
  const parts = { atWillBits, known, fresh, merge, token, newcomers, rarity, freshTrust, unseenVisitors }
  const lists = deviceClasses.every((each) => isRow(known?.[each], habits.length) && isRow(fresh?.[each], newness.length))
  const broken = Object.entries(parts).flatMap(([name, part]) => (hasNumbers(part) ? [] : [`${name} must hold numbers`]))
  return [...broken, ...(lists ? [] : [`known and fresh of each class need ${habits.length} and ${newness.length} numbers`])]
}

function hasNumbers(part: unknown): boolean {
  if (typeof part === 'number') return Number.isFinite(part)
  if (typeof part !== 'object' || part === null) return false
  const parts = Object.values(part)
  return parts.length > 0 && parts.every(hasNumbers)
}

function curveFaults({ calibration, threshold, highRecallThreshold }: Model): string[] {
  const rising = grounds.every((ground) => deviceClasses.every((each) => isCurve(calibration?.[ground]?.[each])))
  const thresholds = highRecallThreshold > 0 && highRecallThreshold <= threshold && threshold < 1
  return [...(rising ? [] : ['calibration must rise within 0..1']), ...(thresholds ? [] : ['thresholds must lie in 0..1, the high-recall one lower'])]
}

function isCurve(curve: Curve | undefined): boolean {
  if (!curve || curve.length < 2) return false
  return curve.every(([x, y], index) => {
    const [lastX, lastY] = curve[index - 1] ?? [-Infinity, -Infinity]
    return x > lastX && y > lastY && y >= 0 && y <= 1
  })
}

function isRow(row: readonly number[] | undefined, length: number): boolean {
  return row?.length === length && row.every(Number.isFinite)
}

/** The model this version ships. */
export const shippedModel: Model = shipped as unknown as Model
