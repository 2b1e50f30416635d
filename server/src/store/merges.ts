import type { Knex } from 'knex'
import { randomAlphanumerics } from '../ids.ts'
import { joinActivity } from './activity.ts'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { edgesOf, type Group } from './members.ts'
import { SNAPSHOTS_PER_VISITOR } from './snapshots.ts'
import type { FoundMerge, StoredMerge, Visit } from './store.ts'

interface VisitorRow {
  id: string
  environment_id: string
  merged_into: string | null
  first_seen_at: number
  last_seen_at: number
  visits: number
}

/** A merge that was written. */
export interface DoneMerge {
  id: string
  younger: string
}

/** Who a merge makes one. */
interface Pair {
  younger: VisitorRow
  older: VisitorRow
}

/**
 * Makes visitors one that a visit showed to be one browser. What was kept of the younger counts for the older from now on.
 * A merge is passed over whose visitors are gone, are one already, or were parted by hand.
 *
 * @returns the merges that were done: so many visitors fewer there are
 */
export async function mergeVisitors(trx: Knex, { environmentId, merges = [], event }: Visit): Promise<DoneMerge[]> {
  const merged: DoneMerge[] = []
  for (const found of merges) {
    const pair = await lockPair(trx, environmentId, found)
    if (!pair || (await wereParted(trx, pair))) continue
    await join(trx, pair)
    const id = randomAlphanumerics(20)
    await trx('merges').insert({
      id,
      environment_id: environmentId,
      younger: pair.younger.id,
      older: pair.older.id,
      root: pair.older.id,
      merged_at: event.timestamp,
      undone_at: null,
      evidence: JSON.stringify(found.evidence),
    })
    merged.push({ id, younger: pair.younger.id })
  }
  return merged
}

/**
 * Locks the two visitors, in order of their ids, as all do; those they were merged into, where they were.
 *
 * @returns undefined: one is gone, or they are one already
 */
async function lockPair(trx: Knex, environmentId: string, { younger, older }: FoundMerge): Promise<Pair | undefined> {
  if (![younger, older].every((id) => isAscii(id, ID_LENGTH))) return undefined
  let ids = [younger, older]
  for (;;) {
    const rows = await lock(trx, ids)
    const [a, b] = ids.map((id) => rows.find((row) => row.id === id && row.environment_id === environmentId))
    if (!a || !b) return undefined
    if (!a.merged_into && !b.merged_into) {
      // The one known for longer lives on; they may have changed places since the merge was found.
      const wrongWay = a.first_seen_at < b.first_seen_at
      return a.id === b.id ? undefined : wrongWay ? { younger: b, older: a } : { younger: a, older: b }
    }
    ids = [a.merged_into ?? a.id, b.merged_into ?? b.id]
    if (ids[0] === ids[1]) return undefined
  }
}

/** By their ids alone: SQLite would take the environment's index, and read all that it has. */
function lock(trx: Knex, ids: readonly string[]): PromiseLike<VisitorRow[]> {
  return trx('visitors')
    .whereIn('id', ids)
    .orderBy('id')
    .forUpdate()
    .select('id', 'environment_id', 'merged_into', 'first_seen_at', 'last_seen_at', 'visits')
}

/** Whether somebody undid a merge between any of the one and any of the other: then they are two, whatever it looks like. */
async function wereParted(trx: Knex, pair: Pair): Promise<boolean> {
  const [one, other] = [await everyOf(trx, pair.younger.id), await everyOf(trx, pair.older.id)]
  const between = (younger: readonly string[], older: readonly string[]) =>
    trx('merges').whereIn('younger', younger).whereIn('older', older).whereNotNull('undone_at').first('id')
  return Boolean((await between(one, other)) ?? (await between(other, one)))
}

async function everyOf(trx: Knex, root: string): Promise<string[]> {
  return [root, ...(await edgesOf(trx, root)).map(({ younger }) => younger)]
}

async function join(trx: Knex, { younger, older }: Pair): Promise<void> {
  const members = await everyOf(trx, younger.id)
  const lastSeenAt = Math.max(younger.last_seen_at, older.last_seen_at)
  await trx('visitors').where('id', older.id).update({ last_seen_at: lastSeenAt, visits: older.visits + younger.visits })
  await point(trx, { root: older.id, ids: members })
  await joinActivity(trx, { younger: younger.id, older: older.id })
  const last: { slot: number } | undefined = await trx('snapshots').where('visitor_id', older.id).orderBy('slot', 'desc').first('slot')
  const offset = (Math.floor((last?.slot ?? 0) / SNAPSHOTS_PER_VISITOR) + 1) * SNAPSHOTS_PER_VISITOR
  await trx('snapshots')
    .where('visitor_id', younger.id)
    .update({ member_id: trx.raw('coalesce(member_id, ?)', [younger.id]), slot: trx.raw('slot + ?', [offset]), visitor_id: older.id })
  await trx('merges').where({ root: younger.id }).whereNull('undone_at').update({ root: older.id })
}

/** Lets visitors resolve to a root, and be found as it. */
export async function point(trx: Knex, { root, ids }: Group): Promise<void> {
  await trx('visitors').whereIn('id', ids).update({ merged_into: root })
  await trx('blocking_keys').whereIn('visitor_id', ids).update({ root_id: root })
}

/** Newest first, undone ones too. */
export async function listMerges(db: Database, environmentId: string, limit: number): Promise<StoredMerge[]> {
  if (!isAscii(environmentId, ID_LENGTH)) return []
  const rows: MergeRow[] = await db.run((knex) =>
    knex('merges')
      .where({ environment_id: environmentId })
      .orderBy([{ column: 'merged_at', order: 'desc' }, { column: 'id', order: 'desc' }])
      .limit(limit),
  )
  return rows.map(toMerge)
}

/** The merges that hold of visitors that were merged, in any order. */
export async function mergesOf(knex: Knex, environmentId: string, younger: readonly string[]): Promise<StoredMerge[]> {
  if (younger.length === 0) return []
  const rows: MergeRow[] = await knex('merges').whereIn('younger', [...younger]).where({ environment_id: environmentId }).whereNull('undone_at')
  return rows.map(toMerge)
}

function toMerge({ younger, older, merged_at: at, undone_at: undoneAt, evidence }: MergeRow): StoredMerge {
  return { younger, older, at, evidence: JSON.parse(evidence) as StoredMerge['evidence'], ...(undoneAt !== null && { undoneAt }) }
}

interface MergeRow {
  younger: string
  older: string
  merged_at: number
  undone_at: number | null
  evidence: string
}
