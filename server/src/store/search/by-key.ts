import type { Knex } from 'knex'
import { hash8 } from '../hash.ts'
import type { EventQuery } from '../search-store.ts'
import type { Condition, Groups } from './conditions.ts'
import { type Hit, inOrder, rest, type Scope, stretch } from './scope.ts'

/** Rows read at a time where not all of them will fit. */
const CHUNK = 500
/** Rows that a page may have without one that fits, until it is looked for by facets instead. */
const PATIENCE = 4_000

/** Ways into the index of the most telling id or text of a query, to be followed side by side. */
export interface Leads {
  leads: readonly Condition[]
  /** Most rows that may be read without fitting. */
  patience: number
}

/** @returns undefined: no id and no text is asked for */
export function leadsOf({ environmentId, linkedId, url }: EventQuery, { visitor, highRecall }: Groups): Leads | undefined {
  if (visitor) return { leads: visitor.map((id) => ({ sql: 'visitor_id = ?', bindings: [id] })), patience: Infinity }
  if (linkedId !== undefined) return { leads: [{ sql: 'linked_hash = ?', bindings: [hash8(environmentId, 'linked_id', linkedId)] }], patience: Infinity }
  if (highRecall) {
    const leads = highRecall.flatMap((id) => [
      { sql: 'high_recall_id = ?', bindings: [id] },
      { sql: 'visitor_id = ? and high_recall_id is null', bindings: [id] },
    ])
    return { leads, patience: Infinity }
  }
  return url === undefined ? undefined : { leads: [{ sql: 'url_hash = ?', bindings: [hash8(environmentId, 'url', url)] }], patience: PATIENCE }
}

export interface Ask {
  wanted: number
  /** What must hold beside the lead. */
  conditions: readonly Condition[]
}

/** @returns undefined: too many rows were read that do not fit */
export async function followLeads(knex: Knex, scope: Scope, { leads, patience }: Leads, ask: Ask): Promise<Hit[] | undefined> {
  const hits: Hit[] = []
  for (const lead of leads) {
    const followed = await follow(knex, scope, lead, { ...ask, patience })
    if (!followed) return undefined
    hits.push(...followed)
  }
  return hits.sort(inOrder(scope)).slice(0, ask.wanted)
}

async function follow(knex: Knex, scope: Scope, lead: Condition, { wanted, conditions, patience }: Ask & { patience: number }): Promise<Hit[] | undefined> {
  const chunk = conditions.length === 0 ? wanted : CHUNK
  const hits: Hit[] = []
  for (let [from, misses] = [scope, 0]; ; ) {
    const rows: (Hit & { fits: number })[] = await stretch(knex, from, lead).limit(chunk).select('id', 'occurred_at', fits(knex, conditions))
    hits.push(...rows.filter((row) => row.fits === 1))
    misses += rows.filter((row) => row.fits === 0).length
    const last = rows.at(-1)
    if (!last || rows.length < chunk || hits.length >= wanted) return hits.slice(0, wanted)
    if (misses > patience) return undefined
    from = rest(from, last)
  }
}

/** 1 where all conditions hold, else 0. */
export function fits(knex: Knex, conditions: readonly Condition[]): Knex.Raw {
  const all = conditions.map(({ sql }) => `(${sql})`).join(' and ') || '1 = 1'
  return knex.raw(`case when ${all} then 1 else 0 end as fits`, conditions.flatMap(({ bindings }) => [...bindings]))
}
