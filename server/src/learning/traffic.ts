import type { Explanation } from '@selfsame/contract'
import type { Traffic } from '../linkage/index.ts'
import { changesOf, restlessness } from '../linkage/restlessness.ts'

/** An old visit counts for half after so many newer ones. */
const HALF_LIFE = 1_000
const FADING = 2 ** (-1 / HALF_LIFE)

/** So many newest visits have seven eighths of what all that were ever counted have to say of newcomers. */
export const REMEMBERED_VISITS = 3 * HALF_LIFE

/** What recent visits teach of those to come, as it is learned while running. */
export interface TrafficCounter {
  add(visit: Counting): void
  recent(): Omit<Traffic, 'visitors'>
}

/** One visit, as it counts. */
export interface Counting {
  /** Probability that it was someone new's. */
  newcomer: number
  /** How much its visitor had changed (linkage/restlessness.ts); undefined where it was linked to nobody, or by its token alone. */
  changes?: number | undefined
}

export function createTraffic(): TrafficCounter {
  const visits = { size: 0, newcomers: 0 }
  const links = { size: 0, changes: 0 }
  return {
    add({ newcomer, changes }) {
      visits.size = visits.size * FADING + 1
      visits.newcomers = visits.newcomers * FADING + newcomer
      if (changes === undefined) return
      links.size = links.size * FADING + 1
      links.changes = links.changes * FADING + changes
    },
    recent: () => ({ visits: visits.size, newcomers: visits.newcomers, restless: restlessness(links.size, links.changes) }),
  }
}

export function countingOf(explanation: Explanation): Counting {
  return { newcomer: explanation.linkage.posterior.new, changes: changesOf(explanation) }
}
