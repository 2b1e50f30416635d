import type { Knex } from 'knex'
import type { Candidate } from '../linkage/candidate.ts'
import type { VisitRecord } from '../linkage/record.ts'
import { ID_LENGTH, isAscii } from './ascii.ts'
import { blockHashes } from './blocking-keys.ts'
import type { Database } from './database.ts'

/** Most visitors that one key finds, the ones seen last: a key shared by half the world costs no more than another. */
const VISITORS_PER_KEY = 200
/** Most keys looked up, the most specific ones. */
const MOST_KEYS = 32

/** A snapshot, with its visitor. */
interface CandidateRow {
  visitor_id: string
  first_seen_at: number
  last_seen_at: number
  snapshot_seen_at: number
  record: string
  /** Keys in common. */
  common: number
  seen_day: number
}

const COLUMNS = 'v.id as visitor_id, v.first_seen_at, v.last_seen_at, s.last_seen_at as snapshot_seen_at, s.record'

/**
 * Visitors that share a blocking key with a record, most keys in common first, then the ones seen last. One query.
 *
 * @param keys  blocking keys (linkage/block.ts), most specific first; none gives no candidates
 * @param limit most visitors returned
 */
export async function findCandidates(
  db: Database,
  environmentId: string,
  keys: readonly string[],
  limit: number,
): Promise<Candidate[]> {
  const hashes = blockHashes(environmentId, keys).slice(0, MOST_KEYS)
  if (hashes.length === 0 || limit < 1) return []
  const bindings = [...hashes, limit, environmentId]
  const rows = await db.run((knex) => rowsOf(knex, lookUp(hashes.length), bindings))
  return toCandidates(rows.sort(byRank))
}

/** One visitor as a candidate, with its snapshots. */
export async function findCandidate(db: Database, environmentId: string, visitorId: string): Promise<Candidate | undefined> {
  if (!isAscii(visitorId, ID_LENGTH) || !isAscii(environmentId, ID_LENGTH)) return undefined
  const sql = `select ${COLUMNS}, 0 as common, 0 as seen_day from visitors v join snapshots s on s.visitor_id = v.id
    where v.id = ? and v.environment_id = ?`
  const rows = await db.run((knex) => rowsOf(knex, sql, [visitorId, environmentId]))
  return toCandidates(rows.sort(byRank))[0]
}

/** As the statement ranks visitors; a visitor's rows together, newest snapshot first. */
function byRank(a: CandidateRow, b: CandidateRow): number {
  return b.common - a.common || b.seen_day - a.seen_day || compare(a.visitor_id, b.visitor_id) || b.snapshot_seen_at - a.snapshot_seen_at
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const statements = new Map<number, string>()

/** The statement for so many keys; bindings: their hashes, the limit, the environment. */
function lookUp(keys: number): string {
  const known = statements.get(keys)
  if (known) return known
  // The SELECT around each one is for SQLite, which takes ORDER BY and LIMIT in a part of a UNION in no other way.
  const parts = Array.from(
    { length: keys },
    (_, index) => `select * from (select visitor_id, seen_day from blocking_keys where block_hash = ?
      order by seen_day desc, visitor_id desc limit ${VISITORS_PER_KEY}) k${index}`,
  )
  // Not sorted at the end: databases would sort the records with it, on the disk.
  const sql = `select ${COLUMNS}, best.common, best.seen_day from (
      select visitor_id, count(*) as common, max(seen_day) as seen_day from (${parts.join(' union all ')}) hits
      group by visitor_id order by common desc, seen_day desc, visitor_id limit ?
    ) best
    join visitors v on v.id = best.visitor_id and v.environment_id = ?
    join snapshots s on s.visitor_id = v.id`
  statements.set(keys, sql)
  return sql
}

/** SQLite answers with rows, MySQL with rows and their description. */
async function rowsOf(knex: Knex, sql: string, bindings: readonly Knex.RawBinding[]): Promise<CandidateRow[]> {
  const answer: CandidateRow[] | [CandidateRow[], unknown] = await knex.raw(sql, bindings)
  return Array.isArray(answer[0]) ? answer[0] : (answer as CandidateRow[])
}

/** @param rows those of one visitor together, newest snapshot first */
function toCandidates(rows: readonly CandidateRow[]): Candidate[] {
  const candidates = new Map<string, Candidate & { snapshots: { record: VisitRecord; lastSeenAt: number }[] }>()
  for (const row of rows) {
    const snapshot = { record: JSON.parse(row.record) as VisitRecord, lastSeenAt: row.snapshot_seen_at }
    const candidate = candidates.get(row.visitor_id)
    if (candidate) candidate.snapshots.push(snapshot)
    else {
      const { visitor_id: visitorId, first_seen_at: firstSeenAt, last_seen_at: lastSeenAt } = row
      candidates.set(visitorId, { visitorId, firstSeenAt, lastSeenAt, snapshots: [snapshot] })
    }
  }
  return [...candidates.values()]
}
