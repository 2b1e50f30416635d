import { defaultAssumptions, type Assumptions } from './assumptions.ts'
import { stream } from './draw.ts'
import type { Random } from '../src/random.ts'

/** Widest factor by which a rate or share is moved. */
const FACTOR = 3

/** Numbers that are no probabilities: kept within these bounds instead of 0..1. */
const BOUNDS: Record<string, readonly [number, number]> = {
  desktops: [500, 20_000],
  exponent: [0.2, 1.1],
  crowds: [10, 150],
  crowdExponent: [0.3, 1.3],
  officeBlock: [20, 400],
  quick: [1, 12],
  slow: [10, 60],
  // what takes long is missing at two of five visits, always: with its rate varied like others, usual worlds were matched worse (docs/decisions/0022-a-return-at-all.md)
  late: [1, 1],
  system: [5, 50],
  sigma: [0.6, 1.9],
  trip: [2, 15],
  homePool: [8, 300],
  carrierPool: [6, 120],
  earlyDays: [2, 30],
  gapSigma: [0.8, 1.7],
  countSigma: [0.2, 0.9],
  homeShare: [0.4, 0.98],
  docked: [0.15, 0.7],
  early: [0.3, 0.9],
  plain: [0.15, 0.8],
}
const COUNTRIES = ['US', 'US', 'GB', 'DE', 'FR', 'BR', 'IN', 'PL', 'JP']
const STARTS = ['2025-03-01', '2025-07-01', '2026-01-01', '2026-01-01', '2026-05-01']

function varied(values: Record<string, unknown>, draw: Random): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'number') return [name, value]
      const [low, high] = BOUNDS[name] ?? [0, 0.9]
      return [name, Math.min(high, Math.max(low, value * FACTOR ** (2 * draw.next() - 1)))]
    }),
  )
}

/** Another world: every rate, share and size up to three times smaller or larger, other shares of devices, other networks. */
export function variedAssumptions(seed: number): Assumptions {
  const draw = stream(seed, 'assumptions')
  const groups = Object.fromEntries(
    Object.entries(defaultAssumptions).map(([name, values]) => [
      name,
      typeof values === 'string' ? values : varied(values as Record<string, unknown>, draw),
    ]),
  ) as unknown as Assumptions
  const { shares, sharing, people, network, missing } = groups
  return {
    ...groups,
    start: draw.pick(STARTS),
    shares: { ...shares, ios: Math.min(0.45, shares.ios), android: Math.min(0.45, shares.android) },
    sharing: { ...sharing, crowds: Math.round(sharing.crowds) },
    people: { ...people, homeCountry: draw.pick(COUNTRIES), officeBlock: Math.round(people.officeBlock) },
    missing: {
      ...missing,
      sparse: draw.chance(0.2) ? 0.05 : missing.sparse,
      unsent: draw.chance(0.4) ? 0.5 * draw.next() : 0,
      lost: draw.chance(0.3) ? 0.1 * draw.next() : 0,
      headers: draw.chance(0.15) ? 1 : draw.chance(0.15) ? 0.2 : 0,
    },
    network: {
      ...network,
      unknown: draw.chance(0.15) ? 0.5 : draw.chance(0.15) ? 1 : 0,
      homePool: Math.round(network.homePool),
      carrierPool: Math.round(network.carrierPool),
    },
  }
}
