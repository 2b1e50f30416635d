import { mergeFeatures } from '../linkage/merge-features.ts'
import { deviceClasses, type DeviceClass } from '../linkage/observation.ts'

/** Two candidates of one visit: their features, and whether they are one browser. */
export interface PairSample {
  deviceClass: DeviceClass
  features: readonly number[]
  same: boolean
}

const STEPS = 1_500
const RATE = 0.3
/** A feature that moves less among all pairs says nothing of one that moves more. */
const LEAST_RANGE = 0.5
/** How hard a weight is held to 0. */
const HOLD = 0.001

/** Pairs learned from at most, evenly over all that were met. */
const MOST_PAIRS = 30_000

/** Pairs of either kind, one browser and two, from which on a class has weights of its own. */
const ENOUGH = 200

type Weights = Record<DeviceClass, readonly number[]>

/**
 * What the features of pairs weigh, by device class: of phones, most that look alike are two.
 *
 * @param present what a class keeps of which too few were met
 */
export function fitMerge(met: readonly PairSample[], present: Weights): Weights {
  const of = (each: DeviceClass) => {
    const own = met.filter(({ deviceClass }) => deviceClass === each)
    const same = own.filter((pair) => pair.same).length
    return Math.min(same, own.length - same) < ENOUGH ? present[each] : fitOne(own)
  }
  return Object.fromEntries(deviceClasses.map((each) => [each, of(each)])) as Weights
}

/**
 * Logistic regression of "one browser" on a pair's features.
 *
 * @returns bits a unit of each feature
 */
function fitOne(met: readonly PairSample[]): number[] {
  const every = Math.max(1, Math.ceil(met.length / MOST_PAIRS))
  const pairs = met.filter((_, index) => index % every === 0)
  const scales = mergeFeatures.map((_, index) => scaleOf(pairs.map(({ features }) => features[index] ?? 0), index === 0))
  const weights = scales.map(() => 0)
  const scaled = pairs.map(({ features, same }) => ({ features: scales.map((scale, index) => (features[index] ?? 0) / scale), wanted: same ? 1 : 0 }))
  for (let step = 0; step < STEPS && pairs.length > 0; step++) {
    const slopes = scales.map(() => 0)
    for (const { features, wanted } of scaled) {
      let bits = 0
      for (let index = 0; index < features.length; index++) bits += (weights[index] as number) * (features[index] as number)
      const off = wanted - 1 / (1 + 2 ** -bits)
      for (let index = 0; index < features.length; index++) slopes[index] = (slopes[index] as number) + off * (features[index] as number)
    }
    slopes.forEach((slope, index) => {
      const weight = weights[index] ?? 0
      weights[index] = weight + RATE * 20 * (slope / pairs.length - HOLD * weight * 0.01)
    })
  }
  return weights.map((weight, index) => Math.round((weight / (scales[index] ?? 1)) * 1000) / 1000)
}

/** What a feature is divided by, its weight too; Infinity: it is left out. */
function scaleOf(values: readonly number[], isConstant: boolean): number {
  const moves = values.some((value) => Math.abs(value - (values[0] ?? 0)) >= LEAST_RANGE)
  return isConstant || moves ? values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) : Infinity
}
