import type { Knex } from 'knex'
import { dayOf } from './buckets.ts'
import { type Ask, fits } from './by-key.ts'
import type { IpRange } from './ip-bytes.ts'
import { type Hit, inOrder, type Scope } from './scope.ts'

/** Most events of an address or a range that are read for themselves; of one that has more, every 250th of a million fits. */
const NARROW = 4_000
/** Rows looked at a time for what must hold beside the address. */
const CHUNK = 500
/** Most days that stand in one query. */
const DAYS = 400

/**
 * @param ranges that do not overlap
 * @returns undefined: the ranges have too many events; they are found faster among all
 */
export async function findByAddress(knex: Knex, scope: Scope, ranges: readonly IpRange[], { wanted, conditions }: Ask): Promise<Hit[] | undefined> {
  const inRange = await eventsOf(knex, scope, ranges)
  if (!inRange) return undefined
  const ordered = inRange.sort(inOrder(scope)).filter((hit) => isBeyond(scope, hit))
  if (conditions.length === 0) return ordered.slice(0, wanted)
  const hits: Hit[] = []
  for (let from = 0; from < ordered.length && hits.length < wanted; from += CHUNK) {
    const ids = ordered.slice(from, from + CHUNK).map(({ id }) => id)
    const rows: (Hit & { fits: number })[] = await knex('events').whereIn('id', ids).select('id', 'occurred_at', fits(knex, conditions))
    hits.push(...rows.filter((row) => row.fits === 1).sort(inOrder(scope)))
  }
  return hits.slice(0, wanted)
}

/** From the index alone, day by day, and in no order: with one, MariaDB would read all events of the time instead. */
async function eventsOf(knex: Knex, { environmentId, start, end }: Scope, ranges: readonly IpRange[]): Promise<Hit[] | undefined> {
  const [first, last] = [dayOf(start), dayOf(end)]
  const found: Hit[] = []
  for (let day = first; day <= last; day += DAYS) {
    const days = Array.from({ length: Math.min(DAYS, last - day + 1) }, (_, index) => day + index)
    for (const { from, to } of ranges) {
      const rows: Hit[] = await knex('events')
        .where({ environment_id: environmentId })
        .whereIn('day', days)
        .whereBetween('ip', [from, to])
        .limit(NARROW + 1 - found.length)
        .select('id', 'occurred_at')
      found.push(...rows)
      if (found.length > NARROW) return undefined
    }
  }
  return found.filter(({ occurred_at: at }) => at >= start && at <= end)
}

/** Whether it comes after where the page before ended. */
function isBeyond(scope: Scope, hit: Hit): boolean {
  const { beyond } = scope
  return beyond === undefined || inOrder(scope)(hit, { id: beyond.eventId, occurred_at: beyond.timestamp }) > 0 && hit.id !== beyond.eventId
}
