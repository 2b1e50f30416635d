import type { Explanation } from '@selfsame/contract'
import { randomAlphanumerics } from '../ids.ts'
import { fromBytes, type Packed } from '../linkage/index.ts'
import type { Database } from './database.ts'
import { rest, scopeOf, stretch, type Hit } from './search/scope.ts'

/** Visitors read at a time: a few ms of work, so that visits hardly wait. */
const CHUNK = 50
/** Visits read at a time: likewise. */
const VISITS_CHUNK = 200

/** A visitor with the records kept of it. */
export interface SampledVisitor {
  id: string
  records: Packed[]
}

/**
 * A random sample of an environment's visitors, in chunks: ids are random, so those that follow a random one are. Wraps
 * around at the end; where there are no more than asked for, it is all of them, each once.
 */
export async function* sampleVisitors(db: Database, environmentId: string, most: number): AsyncGenerator<SampledVisitor[]> {
  const start = randomAlphanumerics(20)
  const behind = await visitorIds(db, environmentId, { after: start, limit: most })
  const before = behind.length < most ? await visitorIds(db, environmentId, { after: '', to: start, limit: most - behind.length }) : []
  const ids = [...behind, ...before]
  for (let next = 0; next < ids.length; next += CHUNK) yield await recordsOf(db, ids.slice(next, next + CHUNK))
}

interface Stretch {
  /** Exclusive. */
  after: string
  /** Inclusive; none: the end. */
  to?: string
  limit: number
}

/**
 * Of those not merged into others, from the index alone. All in one statement: MariaDB enters that index at the
 * environment's beginning, not at the id, so that each page would read all that comes before it.
 */
function visitorIds(db: Database, environmentId: string, { after, to, limit }: Stretch): Promise<string[]> {
  return db.run((knex) => {
    const stretch = knex('visitors').where({ environment_id: environmentId }).whereNull('merged_into').where('id', '>', after)
    if (to !== undefined) stretch.where('id', '<=', to)
    return stretch.orderBy('id').limit(limit).pluck('id')
  })
}

async function recordsOf(db: Database, ids: readonly string[]): Promise<SampledVisitor[]> {
  const rows: { visitor_id: string; record: Buffer }[] = await db.run((knex) =>
    knex('snapshots').whereIn('visitor_id', ids).select('visitor_id', 'record'),
  )
  const visitors = new Map(ids.map((id): [string, SampledVisitor] => [id, { id, records: [] }]))
  for (const { visitor_id: id, record } of rows) visitors.get(id)?.records.push(toPacked(record))
  return [...visitors.values()]
}

/** A record as a driver gives it. */
export function toPacked(record: Uint8Array): Packed {
  // A plain view: `slice` of a Buffer would not copy.
  return fromBytes(new Uint8Array(record.buffer, record.byteOffset, record.byteLength))
}

/** A visit, and why it was linked or not. */
export interface ExplainedVisit {
  eventId: string
  explanation: Explanation
}

/**
 * The newest visits, newest first, in chunks.
 *
 * @param most visits
 */
export async function* recentVisits(db: Database, environmentId: string, most: number): AsyncGenerator<ExplainedVisit[]> {
  let scope = scopeOf({ environmentId, limit: most })
  for (let left = most; left > 0; ) {
    const limit = Math.min(left, VISITS_CHUNK)
    const rows: (Hit & { explanation: string })[] = await db.run((knex) => stretch(knex, scope).limit(limit).select('id', 'occurred_at', 'explanation'))
    yield rows.map(({ id, explanation }) => ({ eventId: id, explanation: JSON.parse(explanation) as Explanation }))
    const last = rows.at(-1)
    if (!last || rows.length < limit) return
    scope = rest(scope, last)
    left -= limit
  }
}
