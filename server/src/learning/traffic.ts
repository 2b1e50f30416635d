import type { Traffic } from '../linkage/index.ts'

/** An old visit counts for half after so many newer ones. */
const HALF_LIFE = 1_000
const FADING = 2 ** (-1 / HALF_LIFE)

/** The share of newcomers among recent visits, as it is learned while running. */
export interface TrafficCounter {
  /** @param newcomer probability that the visit was someone new's */
  add(newcomer: number): void
  recent(): Pick<Traffic, 'visits' | 'newcomers'>
}

export function createTraffic(): TrafficCounter {
  let visits = 0
  let newcomers = 0
  return {
    add(newcomer) {
      visits = visits * FADING + 1
      newcomers = newcomers * FADING + newcomer
    },
    recent: () => ({ visits, newcomers }),
  }
}
