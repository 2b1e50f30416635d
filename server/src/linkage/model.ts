import { MOST_CHANGES } from './evidence.ts'
import { newness } from './crowds.ts'
import { habits } from './habits.ts'
import { mergeFeatures } from './merge-features.ts'
import { comparisonNames, comparisons, type ComparisonName } from './comparisons.ts'
import shipped from './model.json' with { type: 'json' }
import { deviceClasses, type DeviceClass } from './observation.ts'
import { trustFeatures } from './trust.ts'

/** The form of model files; raised when an older file could be misread. */
export const MODEL_FORMAT = 6

type ByClass<T> = Record<DeviceClass, T>

/** What one comparison's levels say. */
export interface ComparisonModel {
  /** Bits for each band of `gapDays`, and in it for each level: log2 of how much likelier it is for the same visitor. */
  bits: ByClass<readonly (readonly number[])[]>
  /** What is added to each level's bits for a doubling of how much visitors change (restlessness.ts). */
  restless: ByClass<readonly number[]>
  /** Share of the bits of a value's rarity that agreeing in it adds, in 0..1: what no other comparison says already. */
  rarity: ByClass<number>
  /** Chance that two visitors agree, where an installation has counted too few to tell. */
  common: ByClass<number>
}

/** Points of a link's trust in bits and of the confidence, both rising. */
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
  /** Bits by the number of comparisons at their last level; and what is added to them for a doubling of how much visitors change. */
  changes: ByClass<readonly number[]>
  restlessChanges: ByClass<readonly number[]>
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
  /** P(two visitors are one browser): bits a unit of each of merge-features.ts's features; from `threshold` on they are merged. */
  merge: { weights: ByClass<readonly number[]>; threshold: number }
  /** What a first-party token weighs; below so many bits of the fingerprint it is taken for a stolen one. */
  token: { bits: number; leastBits: number }
  /** Share of visits by someone new where an installation has too few to tell, and the visits it counts for. */
  newcomers: { share: number; weight: number }
  /** Visitors out there that a young installation has not met yet: keeps a first stranger from being the first visitor. */
  unseenVisitors: number
  /** Least posterior of a visitor for a link. */
  threshold: number
  /** From this posterior of all known visitors together on, the best of them needs only so much: one more id would be a duplicate for sure. */
  amongKnown: { from: number; threshold: number }
  /** Least confidence for a link, whatever its posterior: two browsers alike may share an id, and would go on to. */
  leastConfidence: number
  /** Least P(a return of anybody) for a link, whatever its posterior: someone new may look like a visitor that is known. */
  leastReturning: Record<(typeof grounds)[number], number>
  /** Least posterior for the high-recall id. */
  highRecallThreshold: number
  /** What a link's confidence is made of: bits a unit of each of trust.ts's features, of visits with network evidence and of those without. */
  trust: Record<(typeof grounds)[number], ByClass<readonly number[]>>
  /** The same of a return of anybody, where a visitor fits. */
  returning: Record<(typeof grounds)[number], ByClass<readonly number[]>>
  /** What such bits were worth on held-out histories. */
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
  const wrong = comparisonNames.flatMap((name) => faults(model, name))
  const counts = deviceClasses.filter((each) => ![model.changes, model.restlessChanges].every((of) => isRow(of?.[each], MOST_CHANGES + 1)))
  const all = [...wrong, ...partFaults(model), ...counts.map((each) => `changes and restlessChanges of ${each} need ${MOST_CHANGES + 1} numbers`), ...curveFaults(model)]
  if (all.length > 0) throw new RangeError(`model ${model.version} does not fit this version: ${all.slice(0, 3).join('; ')}`)
  return model
}

function faults({ comparisons: known, gapDays }: Model, name: ComparisonName): string[] {
  const entry: ComparisonModel | undefined = known[name]
  if (!entry) return [`it lacks the comparison ${name}`]
  const levels = comparisons[name].levels.length
  const bands = gapDays.length + 1
  return deviceClasses.flatMap((each) => {
    const rows = entry.bits[each]
    const isWhole = rows?.length === bands && [...rows, entry.restless?.[each]].every((row) => isRow(row, levels))
    const good = isWhole && Number.isFinite(entry.rarity[each]) && Number.isFinite(entry.common?.[each])
    return good ? [] : [`${name} of ${each} needs ${bands} rows of ${levels} numbers, as many for restlessness, and a rarity`]
  })
}

/** Everything that is not by comparison: each part there, and all numbers. */
function partFaults({ leastConfidence, leastReturning, atWillBits, known, fresh, merge, trust, returning, token, newcomers, rarity, freshTrust, unseenVisitors }: Model): string[] {
  const parts = { leastConfidence, leastReturning, atWillBits, known, fresh, merge, trust, returning, token, newcomers, rarity, freshTrust, unseenVisitors }
  const lists = deviceClasses.every((each) => isRow(known?.[each], habits.length) && isRow(fresh?.[each], newness.length))
  const pairs = deviceClasses.every((each) => isRow(merge?.weights?.[each], mergeFeatures.length))
  const trusts = Object.entries({ trust, returning }).filter(([, rows]) => !grounds.every((ground) => deviceClasses.every((each) => isRow(rows?.[ground]?.[each], trustFeatures.length))))
  const broken = Object.entries(parts).flatMap(([name, part]) => (hasNumbers(part) ? [] : [`${name} must hold numbers`]))
  const leasts = [leastConfidence, ...grounds.map((ground) => leastReturning?.[ground])].every((least) => least !== undefined && least >= 0 && least < 1)
  return [
    ...broken,
    ...(leasts ? [] : ['leastConfidence and leastReturning must be at least 0 and below 1']),
    ...(lists ? [] : [`known and fresh of each class need ${habits.length} and ${newness.length} numbers`]),
    ...trusts.map(([name]) => `${name} of each ground and class needs ${trustFeatures.length} weights`),
    ...(pairs ? [] : [`merge of each class needs ${mergeFeatures.length} weights`]),
  ]
}

function hasNumbers(part: unknown): boolean {
  if (typeof part === 'number') return Number.isFinite(part)
  if (typeof part !== 'object' || part === null) return false
  const parts = Object.values(part)
  return parts.length > 0 && parts.every(hasNumbers)
}

function curveFaults({ calibration, threshold, amongKnown, highRecallThreshold }: Model): string[] {
  const rising = grounds.every((ground) => deviceClasses.every((each) => isCurve(calibration?.[ground]?.[each])))
  const rungs = [0, highRecallThreshold, amongKnown?.threshold, threshold, amongKnown?.from, 1]
  const thresholds = rungs.every((each, index) => index === 0 || each > (rungs[index - 1] ?? NaN))
  return [...(rising ? [] : ['calibration must rise within 0..1']), ...(thresholds ? [] : ['thresholds must rise within 0..1: highRecallThreshold, amongKnown.threshold, threshold, amongKnown.from'])]
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
