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
/** How hard a weight is held to 0. */
const HOLD = 0.001

/** Pairs learned from at most, evenly over all that were met. */
const MOST_PAIRS = 30_000

/** What the features of pairs weigh, by device class: of phones, most that look alike are two. */
export function fitMerge(met: readonly PairSample[]): Record<DeviceClass, number[]> {
  const of = (each: DeviceClass) => fitOne(met.filter(({ deviceClass }) => deviceClass === each))
  return Object.fromEntries(deviceClasses.map((each) => [each, of(each)])) as Record<DeviceClass, number[]>
}

/**
 * Logistic regression of "one browser" on a pair's features.
 *
 * @returns bits a unit of each feature
 */
function fitOne(met: readonly PairSample[]): number[] {
  const every = Math.max(1, Math.ceil(met.length / MOST_PAIRS))
  const pairs = met.filter((_, index) => index % every === 0)
  const scales = mergeFeatures.map((_, index) => pairs.reduce((most, { features }) => Math.max(most, Math.abs(features[index] ?? 0)), 1e-6))
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
