import type { Knex } from 'knex'
import { hash8 } from '../hash.ts'
import type { EventQuery } from '../search-store.ts'
import { dayGroups } from './buckets.ts'
import type { Condition, Groups } from './conditions.ts'
import { type Hit, inOrder, rest, type Scope, stretch } from './scope.ts'

/** Rows read at a time where not all of them will fit. */
const CHUNK = 500
/** Rows that an address or a page may have without one that fits, until it is looked for by facets instead. */
const PATIENCE = 4_000

/**
 * Ways into the index of the most telling id, text or address of a query. They are followed side by side, but for the days
 * of an address, which come one after the other.
 */
export type Leads = { order: 'any' | 'one by one'; leads: readonly Condition[]; patience: number }

/** @returns undefined: nothing is asked for that has an index of its own */
export function leadsOf(query: EventQuery, { visitor, highRecall }: Groups, { start, end, reverse }: Scope): Leads | undefined {
  const { environmentId, linkedId, ip, url } = query
  if (visitor) return { order: 'any', leads: visitor.map((id) => ({ sql: 'visitor_id = ?', bindings: [id] })), patience: Infinity }
  if (linkedId !== undefined) return one('linked_hash = ?', [hash8(environmentId, 'linked_id', linkedId)], Infinity)
  if (highRecall) {
    const leads = highRecall.flatMap((id) => [
      { sql: 'high_recall_id = ?', bindings: [id] },
      { sql: 'visitor_id = ? and high_recall_id is null', bindings: [id] },
    ])
    return { order: 'any', leads, patience: Infinity }
  }
  if (ip) {
    const leads = [...dayGroups(start, end, reverse)].map((days) => ({
      sql: `day in (${days.map(() => '?').join(', ')}) and ip between ? and ?`,
      bindings: [...days, ip.from, ip.to],
    }))
    return { order: 'one by one', leads, patience: PATIENCE }
  }
  return url === undefined ? undefined : one('url_hash = ?', [hash8(environmentId, 'url', url)], PATIENCE)
}

function one(sql: string, bindings: Condition['bindings'], patience: number): Leads {
  return { order: 'any', leads: [{ sql, bindings }], patience }
}

/** @returns undefined: too many rows were read that do not fit */
export async function followLeads(knex: Knex, scope: Scope, { order, leads, patience }: Leads, ask: Ask): Promise<Hit[] | undefined> {
  const hits: Hit[] = []
  let left = patience
  for (const lead of leads) {
    const wanted = order === 'any' ? ask.wanted : ask.wanted - hits.length
    const followed = await follow(knex, scope, lead, { ...ask, wanted, patience: left })
    if (!followed) return undefined
    hits.push(...followed.hits)
    left -= followed.misses
    if (order === 'one by one' && hits.length >= ask.wanted) break
  }
  return hits.sort(inOrder(scope)).slice(0, ask.wanted)
}

export interface Ask {
  wanted: number
  /** What must hold beside the lead. */
  conditions: readonly Condition[]
}

async function follow(knex: Knex, scope: Scope, lead: Condition, { wanted, conditions, patience }: Ask & { patience: number }): Promise<{ hits: Hit[]; misses: number } | undefined> {
  const fits = conditions.map(({ sql }) => `(${sql})`).join(' and ') || '1 = 1'
  const bindings = conditions.flatMap((condition) => condition.bindings)
  const chunk = conditions.length === 0 ? wanted : CHUNK
  const hits: Hit[] = []
  for (let [from, misses] = [scope, 0]; ; ) {
    const rows: (Hit & { fits: number })[] = await stretch(knex, from, lead)
      .limit(chunk)
      .select('id', 'occurred_at', knex.raw(`case when ${fits} then 1 else 0 end as fits`, bindings))
    hits.push(...rows.filter((row) => row.fits === 1))
    misses += rows.filter((row) => row.fits === 0).length
    const last = rows.at(-1)
    if (!last || rows.length < chunk || hits.length >= wanted) return { hits: hits.slice(0, wanted), misses }
    if (misses > patience) return undefined
    from = rest(from, last)
  }
}
