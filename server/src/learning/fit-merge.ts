import { mergeFeatures } from '../linkage/merge-features.ts'
import { deviceClasses, type DeviceClass } from '../linkage/observation.ts'
import { fitLogistic } from './fit-logistic.ts'

/** Two candidates of one visit: their features, and whether they are one browser. */
export interface PairSample {
  deviceClass: DeviceClass
  features: readonly number[]
  same: boolean
}

/** Pairs of either kind, one browser and two, from which on a class has weights of its own. */
const ENOUGH = 200

/** Fitting better never speaks for two browsers: what a comparison says beyond its sum with others would be another on other sites. */
const isFit = mergeFeatures.map((name) => name.startsWith('fit '))
const OPTIONS = { leastSpread: 0.2, most: 30_000, isRising: (feature: number) => isFit[feature] ?? false }

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
    if (Math.min(same, own.length - same) < ENOUGH) return present[each]
    return fitLogistic(own.map((pair) => ({ features: pair.features, right: pair.same })), OPTIONS)
  }
  return Object.fromEntries(deviceClasses.map((each) => [each, of(each)])) as Weights
}
