import { isRarity, isRestless } from './parameters.ts'
import type { Sample, Terms } from './samples.ts'

export interface FitOptions {
  epochs: number
  /** Which numbers may move, by their places in the row; default all. */
  moves?: (index: number) => boolean
  /** Told after each epoch: the mean log-likelihood a visit, in bits. */
  onEpoch?: (epoch: number, likelihood: number) => void
}

/** Visits a step. */
const BATCH = 256
const RATE = 0.03
/** Adam's usual decay of its two moments. */
const MOMENTS = [0.9, 0.999] as const
/**
 * How hard the shared numbers are held to where they began, and a class's to nothing; a visit's likelihood weighs 1. What restlessness
 * adds is held harder: twice as many changes are about a bit each, and more than a few bits are the whim of a few visits.
 */
const HOLD = { shared: 0.05, ofClass: 0.3, restless: 3 }

/**
 * Fits all weights jointly: by the likelihood that the posterior gives to what is right, over a visit's candidates and
 * someone new (a conditional logit). Comparisons that say the same share their bits among them, so that the posterior of
 * dependent evidence is no surer than it should be.
 *
 * @param start where to begin, and what is kept where the samples say nothing
 * @see McFadden (1974), Conditional logit analysis of qualitative choice behavior
 * @see Kingma & Ba (2015), Adam, https://arxiv.org/abs/1412.6980
 */
export function fit(samples: readonly Sample[], start: Float64Array, { epochs, moves = () => true, onEpoch }: FitOptions): Float64Array {
  const values = start.slice()
  const moving = Uint8Array.from(values, (_, index) => (moves(index) ? 1 : 0))
  const gradient = new Float64Array(values.length)
  const [first, second] = [new Float64Array(values.length), new Float64Array(values.length)]
  const steps = Math.ceil(samples.length / BATCH)
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    let likelihood = 0
    const offset = (epoch * 7919) % steps // another order each time, the same in each run
    for (let batch = 0; batch < steps; batch++) {
      const at = (batch * 104_729 + offset) % steps
      const part: Sample[] = []
      for (let index = at; index < samples.length; index += steps) part.push(samples[index] as Sample)
      for (const sample of part) likelihood += learnFrom(sample, values, gradient)
      step++
      move({ values, moving, gradient, first, second, start, samples: samples.length, part: part.length, step, rate: RATE * (1 - epoch / epochs) + 0.001 })
    }
    onEpoch?.(epoch, likelihood / samples.length)
  }
  return values
}

interface Move {
  values: Float64Array
  /** 1: may move. */
  moving: Uint8Array
  gradient: Float64Array
  first: Float64Array
  second: Float64Array
  start: Float64Array
  samples: number
  part: number
  step: number
  rate: number
}

/** One step of Adam; rarity never speaks against. */
function move({ values, moving, gradient, first, second, start, samples, part, step, rate }: Move): void {
  const shared = values.length / 4
  const [b1, b2] = MOMENTS
  for (let index = 0; index < values.length; index++) {
    const hold = isRestless(index) ? HOLD.restless : index < shared ? HOLD.shared : HOLD.ofClass
    const pull = (hold * ((values[index] ?? 0) - (start[index] ?? 0)) * part) / samples
    const slope = ((gradient[index] ?? 0) - pull) / part
    gradient[index] = 0
    if (moving[index] === 0) continue
    first[index] = b1 * (first[index] ?? 0) + (1 - b1) * slope
    second[index] = b2 * (second[index] ?? 0) + (1 - b2) * slope * slope
    const [mean, spread] = [(first[index] ?? 0) / (1 - b1 ** step), (second[index] ?? 0) / (1 - b2 ** step)]
    values[index] = (values[index] ?? 0) + (rate * mean) / (Math.sqrt(spread) + 1e-8)
    if (index < shared && isRarity(index)) values[index] = Math.max(0, values[index] ?? 0)
  }
}

/** @returns log2 of the posterior of what is right, before the step */
function learnFrom(sample: Sample, values: Float64Array, gradient: Float64Array): number {
  const { candidates, someoneNew, offset, before } = sample
  const scores = candidates.map((candidate) => before.known - before.spread + sumOf(candidate, values, offset))
  const fresh = before.fresh + sumOf(someoneNew, values, offset)
  const most = Math.max(fresh, ...scores)
  const weights = scores.map((score) => 2 ** (score - most))
  const freshWeight = 2 ** (fresh - most)
  const total = weights.reduce((sum, weight) => sum + weight, freshWeight)
  const right = weights.reduce((sum, weight, index) => sum + (candidates[index]?.right ? weight : 0), 0)
  const known = candidates.some((candidate) => candidate.right)
  const rightTotal = known ? right : freshWeight

  candidates.forEach((candidate, index) => {
    const weight = weights[index] ?? 0
    const wanted = known && candidate.right ? weight / (rightTotal || 1) : 0
    const pull = wanted - weight / total
    if (Math.abs(pull) > 1e-5) spread(candidate, gradient, { offset, pull })
  })
  spread(someoneNew, gradient, { offset, pull: (known ? 0 : 1) - freshWeight / total })
  return Math.log2(Math.max(1e-30, rightTotal / total))
}

/** Every number has a shared part and one of the sample's device class, which lies `offset` further on. */
function sumOf({ numbers, factors }: Terms, values: Float64Array, offset: number): number {
  let sum = 0
  for (let index = 0; index < numbers.length; index++) {
    const at = numbers[index] as number
    sum += ((values[at] as number) + (values[at + offset] as number)) * (factors[index] as number)
  }
  return sum
}

function spread({ numbers, factors }: Terms, gradient: Float64Array, { offset, pull }: { offset: number; pull: number }): void {
  for (let index = 0; index < numbers.length; index++) {
    const at = numbers[index] as number
    const by = pull * (factors[index] as number)
    gradient[at] = (gradient[at] as number) + by
    gradient[at + offset] = (gradient[at + offset] as number) + by
  }
}
