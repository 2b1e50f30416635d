import { mergeFeatures } from '../linkage/merge.ts'

/** Two candidates of one visit: their features, and whether they are one browser. */
export interface PairSample {
  features: readonly number[]
  same: boolean
}

const STEPS = 3_000
const RATE = 0.3
/** How hard a weight is held to 0. */
const HOLD = 0.001

/**
 * Logistic regression of "one browser" on a pair's features.
 *
 * @returns bits a unit of each feature
 */
export function fitMerge(pairs: readonly PairSample[]): number[] {
  const scales = mergeFeatures.map((_, index) => Math.max(1e-6, ...pairs.map(({ features }) => Math.abs(features[index] ?? 0))))
  const weights = scales.map(() => 0)
  if (pairs.length === 0) return weights
  for (let step = 0; step < STEPS; step++) {
    const slopes = scales.map(() => 0)
    for (const { features, same } of pairs) {
      const bits = weights.reduce((sum, weight, index) => sum + (weight * (features[index] ?? 0)) / (scales[index] ?? 1), 0)
      const off = (same ? 1 : 0) - 1 / (1 + 2 ** -bits)
      scales.forEach((scale, index) => (slopes[index] = (slopes[index] ?? 0) + (off * (features[index] ?? 0)) / scale))
    }
    slopes.forEach((slope, index) => {
      const weight = weights[index] ?? 0
      weights[index] = weight + RATE * 20 * (slope / pairs.length - HOLD * weight * 0.01)
    })
  }
  return weights.map((weight, index) => Math.round((weight / (scales[index] ?? 1)) * 1000) / 1000)
}
