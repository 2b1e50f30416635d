import { random } from '../src/random.ts'
import { median } from '../src/report.ts'

/** The same visit on the two sides, in ms. */
export interface Pair {
  without: number
  all: number
}

export interface Quantiles {
  p50: number
  p95: number
}

/** Each with the interval that 95 % of resamples give. */
export type Estimate<N extends string> = Record<N, { value: number; low: number; high: number }>

const RESAMPLES = 400
const SEED = 95

export function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b)
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95) }
}

/** What one side takes more than the other, and how far chance moves that. */
export function added(pairs: readonly Pair[]): Estimate<'p50' | 'p95'> {
  const { below } = random(SEED)
  const resamples = Array.from({ length: RESAMPLES }, () => differences(pairs.map((pair) => pairs[below(pairs.length)] ?? pair)))
  const whole = differences(pairs)
  const estimate = (name: keyof Quantiles) => {
    const sorted = resamples.map((each) => each[name]).toSorted((a, b) => a - b)
    return { value: whole[name], low: at(sorted, 0.025), high: at(sorted, 0.975) }
  }
  return { p50: estimate('p50'), p95: estimate('p95') }
}

function differences(pairs: readonly Pair[]): Quantiles {
  const p95 = (side: keyof Pair) => quantiles(pairs.map((pair) => pair[side])).p95
  return { p50: median(pairs.map(({ without, all }) => all - without)), p95: p95('all') - p95('without') }
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
