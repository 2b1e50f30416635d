import type { Candidate, Snapshot } from '../linkage/index.ts'
import { ID_LENGTH, isAscii } from './ascii.ts'
import { blockHashes } from './blocking-keys.ts'
import type { Database } from './database.ts'
import type { Dialect } from './dialects/dialect.ts'
import { toPacked } from './sample.ts'
import { marks, withStatements } from './statements.ts'

/** Most visitors that one key finds, the ones seen last: a key shared by half the world costs no more than another. */
const VISITORS_PER_KEY = 32
/** Most keys looked up, the most specific ones. */
const MOST_KEYS = 32
/** Most snapshots given of one visitor, the ones seen last. */
const SNAPSHOTS_READ = 4

/** A key that a visitor shares with the record; `key` is the place of the key in the list. */
interface Hit {
  key: number
  found_id: string
  seen_day: number
}

/** A snapshot, with its visitor. */
interface CandidateRow {
  visitor_id: string
  first_seen_at: number
  last_seen_at: number
  visits: number
  near_mark: number | null
  near_millibits: number | null
  snapshot_seen_at: number
  /** Whose it was before that one was merged into this visitor; each keeps one at least. */
  member_id: string | null
  record: Buffer
}

/**
 * Visitors that share a blocking key with a record. Two queries: one reads a bounded stretch of one index for each key,
 * the other the best visitors by their primary keys.
 *
 * @param keys  blocking keys (linkage/block.ts), most specific first; none gives no candidates
 * @param limit most visitors returned
 * @returns those first whose common keys find the fewest others
 */
export async function findCandidates(
  db: Database,
  environmentId: string,
  keys: readonly string[],
  limit: number,
): Promise<Candidate[]> {
  const hashes = blockHashes(environmentId, keys).slice(0, MOST_KEYS)
  if (hashes.length === 0 || limit < 1) return []
  return db.run((knex) =>
    withStatements(knex, db.dialect, async (statements) => {
      const best = rank(await statements.rows<Hit>(lookUp(hashes.length, db.dialect), hashes)).slice(0, limit)
      if (best.length === 0) return []
      const found = toCandidates(await statements.rows<CandidateRow>(read(best.length), [...best, environmentId]))
      return best.flatMap((visitorId) => found.get(visitorId) ?? [])
    }),
  )
}

/** One visitor as a candidate, with its snapshots; of a merged one the visitor it is now. */
export async function findCandidate(db: Database, environmentId: string, visitorId: string): Promise<Candidate | undefined> {
  if (!isAscii(visitorId, ID_LENGTH) || !isAscii(environmentId, ID_LENGTH)) return undefined
  const sql = `select ${COLUMNS} from visitors m join visitors v on v.id = coalesce(m.merged_into, m.id)
    join snapshots s on s.visitor_id = v.id where m.id = ? and m.environment_id = ?`
  const rows = await db.run((knex) => withStatements(knex, db.dialect, (statements) => statements.rows<CandidateRow>(sql, [visitorId, environmentId])))
  const [candidate] = toCandidates(rows).values()
  return candidate
}

/**
 * Ids, the most promising first: each common key counts as much as it is rare, 1 / the visitors it finds. In a crowd of
 * equal devices, one key shared with few says more than ten shared with all.
 */
function rank(hits: readonly Hit[]): string[] {
  const found = new Map<number, number>()
  for (const { key } of hits) found.set(key, (found.get(key) ?? 0) + 1)
  const visitors = new Map<string, { weight: number; day: number }>()
  for (const { key, found_id: id, seen_day: day } of hits) {
    const visitor = visitors.get(id) ?? { weight: 0, day }
    visitors.set(id, { weight: visitor.weight + 1 / (found.get(key) ?? 1), day: Math.max(visitor.day, day) })
  }
  return [...visitors].sort(([, a], [, b]) => b.weight - a.weight || b.day - a.day).map(([id]) => id)
}

const statements: Record<Dialect['name'], Map<number, string>> = { sqlite: new Map(), mysql: new Map() }

/** The statement for so many keys; bindings: their hashes. */
function lookUp(keys: number, dialect: Dialect): string {
  const known = statements[dialect.name]
  const made = known.get(keys)
  if (made) return made
  // No output is named like a column: ORDER BY would mean the output, and read and sort all that have the key.
  const parts = Array.from({ length: keys }, (_, key) =>
    dialect.unionPart(`select ${key} as \`key\`, coalesce(root_id, visitor_id) as found_id, seen_day from blocking_keys
      where block_hash = ? order by seen_day desc, visitor_id desc limit ${VISITORS_PER_KEY}`),
  )
  const sql = parts.join(' union all ')
  known.set(keys, sql)
  return sql
}

const COLUMNS = 'v.id as visitor_id, v.first_seen_at, v.last_seen_at, v.visits, v.near_mark, v.near_millibits, s.last_seen_at as snapshot_seen_at, s.member_id, s.record'

/** The statement for so many visitors; bindings: their ids, the environment. */
function read(visitors: number): string {
  // COALESCE keeps SQLite from the index that begins with the environment, by which it would read all that there are.
  return `select ${COLUMNS} from visitors v join snapshots s on s.visitor_id = v.id
    where v.id in (${marks(visitors)}) and coalesce(v.environment_id, '') = ?`
}

/** By id; the newest snapshots of each, newest first. */
function toCandidates(rows: readonly CandidateRow[]): Map<string, Candidate> {
  const snapshots = new Map<string, CandidateRow[]>()
  for (const row of rows) {
    const others = snapshots.get(row.visitor_id)
    if (others) others.push(row)
    else snapshots.set(row.visitor_id, [row])
  }
  return new Map([...snapshots].flatMap(([id, own]) => (own[0] ? [[id, toCandidate(own[0], own)] as const] : [])))
}

function toCandidate(row: CandidateRow, rows: CandidateRow[]): Candidate {
  const { visitor_id: visitorId, first_seen_at: firstSeenAt, last_seen_at: lastSeenAt, visits, near_mark: mark, near_millibits: millibits } = row
  const newest = rows.sort((a, b) => b.snapshot_seen_at - a.snapshot_seen_at).slice(0, SNAPSHOTS_READ)
  const near = mark !== null && millibits !== null && { mark, millibits }
  const members = [...new Set(rows.flatMap(({ member_id: member }) => member ?? []))]
  return { visitorId, firstSeenAt, lastSeenAt, visits, ...(near && { near }), ...(members.length > 0 && { members }), snapshots: newest.map(toSnapshot) }
}

function toSnapshot({ record, snapshot_seen_at: lastSeenAt }: CandidateRow): Snapshot {
  return { record: toPacked(record), lastSeenAt }
}
