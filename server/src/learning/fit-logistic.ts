/** One thing that was so or not. */
export interface LogisticSample {
  /** Bits that are not learned; 0 by default. */
  given?: number
  /** The first is the constant: of it the others' means are told. */
  features: readonly number[]
  right: boolean
}

export interface LogisticOptions {
  /** A feature that moves less, as its standard deviation, is left out: it says nothing of one that moves more. */
  leastSpread: number
  /** Samples learned from at most, evenly over all. */
  most: number
  /** Features whose weight is never below 0. */
  isRising?: (feature: number) => boolean
  /** Features that are not looked at. */
  isLeftOut?: (feature: number) => boolean
}

const STEPS = 400
const RATE = 0.05
const MOMENTS = [0.9, 0.999] as const
/** How hard a weight is held to 0; a sample's likelihood weighs 1. */
const HOLD = 20

/**
 * Logistic regression of "right" on features, each brought to the same spread and held to 0 alike.
 *
 * @returns bits a unit of each feature
 * @see Kingma & Ba (2015), Adam: A Method for Stochastic Optimization, https://arxiv.org/abs/1412.6980
 */
export function fitLogistic(met: readonly LogisticSample[], { leastSpread, most, isRising = () => false, isLeftOut = () => false }: LogisticOptions): number[] {
  const every = Math.max(1, Math.ceil(met.length / most))
  const samples = met.filter((_, index) => index % every === 0)
  const scales = (samples[0]?.features ?? []).map((_, index) => scaleOf(samples, index, isLeftOut(index) ? Infinity : leastSpread))
  const rows = samples.map(({ features }) => Float64Array.from(scales, ({ mean, spread }, index) => ((features[index] ?? 0) - mean * (features[0] ?? 0)) / spread))
  const weights = new Float64Array(scales.length)
  const [first, second] = [new Float64Array(scales.length), new Float64Array(scales.length)]
  for (let step = 1; step <= STEPS; step++) {
    const slopes = slopesOf(rows, samples, weights)
    const rate = RATE * (1 - step / (STEPS + 1))
    for (let index = 0; index < weights.length; index++) {
      const weight = weights[index] as number
      const slope = ((slopes[index] as number) - (index === 0 ? 0 : HOLD * weight)) / samples.length
      first[index] = MOMENTS[0] * (first[index] as number) + (1 - MOMENTS[0]) * slope
      second[index] = MOMENTS[1] * (second[index] as number) + (1 - MOMENTS[1]) * slope * slope
      const [mean, spread] = [(first[index] as number) / (1 - MOMENTS[0] ** step), (second[index] as number) / (1 - MOMENTS[1] ** step)]
      const moved = weight + (rate * mean) / (Math.sqrt(spread) + 1e-8)
      weights[index] = isRising(index) ? Math.max(0, moved) : moved
    }
  }
  return unscaled(weights, scales)
}

function slopesOf(rows: readonly Float64Array[], samples: readonly LogisticSample[], weights: Float64Array): Float64Array {
  const slopes = new Float64Array(weights.length)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as Float64Array
    let bits = samples[at]?.given ?? 0
    for (let index = 0; index < row.length; index++) bits += (weights[index] as number) * (row[index] as number)
    const off = (samples[at]?.right ? 1 : 0) - 1 / (1 + 2 ** -bits)
    for (let index = 0; index < row.length; index++) slopes[index] = (slopes[index] as number) + off * (row[index] as number)
  }
  return slopes
}

interface Scale {
  mean: number
  spread: number
}

/** Brings a feature to mean 0, in units of the constant, and spread 1; one that hardly moves is left out. */
function scaleOf(samples: readonly LogisticSample[], place: number, leastSpread: number): Scale {
  if (place === 0) return { mean: 0, spread: 1 }
  const sum = (of: (features: readonly number[]) => number) => samples.reduce((total, { features }) => total + of(features), 0)
  const mean = sum((features) => features[place] ?? 0) / sum((features) => features[0] ?? 0)
  const spread = Math.sqrt(sum((features) => ((features[place] ?? 0) - mean * (features[0] ?? 0)) ** 2) / samples.length)
  return { mean, spread: spread < leastSpread ? Infinity : spread }
}

/** The weights of features as they come. */
function unscaled(weights: Float64Array, scales: readonly Scale[]): number[] {
  const own = scales.map(({ spread }, index) => (weights[index] ?? 0) / spread)
  const shift = own.reduce((sum, weight, index) => sum + (index === 0 ? 0 : weight * (scales[index]?.mean ?? 0)), 0)
  return own.map((weight, index) => Math.round((index === 0 ? weight - shift : weight) * 1000) / 1000)
}
