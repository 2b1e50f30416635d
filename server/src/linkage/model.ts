import { comparisonNames, comparisons, type ComparisonName } from './comparisons.ts'
import shipped from './model.json' with { type: 'json' }

/** Probabilities of a comparison's levels, closest first; each list sums to 1. */
export interface LevelProbabilities {
  /** P(level | same visitor); one list, or one for each band of `gapDays`. */
  m: readonly number[] | readonly (readonly number[])[]
  /** P(level | different visitors). */
  u: readonly number[]
}

/** What linkage has learned, as data. */
export interface Model {
  version: string
  prior: {
    /** Share of visits by known visitors, once a site is well known. */
    returning: number
    /** Visitors out there that a young installation has not met yet: keeps a first stranger from being the first visitor. */
    unseenVisitors: number
    /** Days after which a visitor that stayed away is half as likely to come back. */
    halfLifeDays: number
  }
  /** Least posterior for a link. */
  threshold: number
  /** P(blocking misses a known visitor): at least `least`, and halved by each blocking key and by so many bits the record can give. */
  unfound: { least: number; certainAtBits: number; halvingBits: number }
  /** Ends of the bands for `m`, in days since the snapshot, rising; the last band is open. */
  gapDays: readonly number[]
  comparisons: Record<ComparisonName, LevelProbabilities>
}

const isBanded = (m: LevelProbabilities['m']): m is readonly (readonly number[])[] => Array.isArray(m[0])

/** m of one comparison's levels for a gap of so many days. */
export function mAt(model: Model, name: ComparisonName, gapDays: number): readonly number[] {
  const { m } = model.comparisons[name]
  if (!isBanded(m)) return m
  const band = model.gapDays.findIndex((end) => gapDays < end)
  return m[band === -1 ? m.length - 1 : band] ?? []
}

function isDistribution(values: readonly number[], levels: number): boolean {
  const sum = values.reduce((total, value) => total + value, 0)
  return values.length === levels && values.every((value) => value > 0 && value <= 1) && Math.abs(sum - 1) < 0.001
}

/**
 * Checks a model against the code, so that a stale one stops the start and not a visit.
 *
 * @throws {RangeError} a comparison is missing, or its m or u is no distribution over the comparison's levels
 */
export function checkModel(model: Model): Model {
  for (const name of comparisonNames) {
    const levels = comparisons[name].levels.length
    const entry = model.comparisons[name]
    if (!entry) throw new RangeError(`model ${model.version} lacks the comparison ${name}`)
    const bands = isBanded(entry.m) ? entry.m : [entry.m]
    if (isBanded(entry.m) && bands.length !== model.gapDays.length + 1)
      throw new RangeError(`model ${model.version}: ${name} needs m for ${model.gapDays.length + 1} bands, has ${bands.length}`)
    if (![...bands, entry.u].every((values) => isDistribution(values, levels)))
      throw new RangeError(`model ${model.version}: m and u of ${name} must each hold ${levels} probabilities that sum to 1`)
  }
  return model
}

/** The model this version ships: set by hand from published change rates, not learned. */
export const shippedModel: Model = shipped
