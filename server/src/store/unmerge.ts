import type { Knex } from 'knex'
import { partActivity } from './activity.ts'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { edgesOf, membersOf, subtree, type Edge } from './members.ts'
import { point } from './merges.ts'
import { SNAPSHOTS_PER_VISITOR } from './snapshots.ts'

/**
 * Makes a merged visitor one of its own again, with all that had been merged into it, and never merges the two again.
 * Visits that came after the merge stay with the older one.
 *
 * @param at ms since the epoch
 * @returns whose part it was; undefined: it is no merged visitor
 */
export async function unmerge(db: Database, environmentId: string, { younger, at }: Parting): Promise<string | undefined> {
  if (![environmentId, younger].every((id) => isAscii(id, ID_LENGTH))) return undefined
  return db.transact(async (trx) => {
    const edge = await lockEdge(trx, environmentId, younger)
    if (!edge) return { end: 'rollback', value: undefined }
    const edges = await edgesOf(trx, edge.root)
    const parted = subtree(edges, younger)
    await trx('merges').where('id', edge.id).update({ undone_at: at })
    await takeBackVisits(trx, edges, edge)
    await restore(trx, younger, edge.root, parted)
    await partActivity(trx, { environmentId, root: edge.root, top: younger, members: parted, at })
    await correctLastSeen(trx, environmentId, edge.root)
    return { end: 'commit', value: edge.older }
  })
}

export interface Parting {
  younger: string
  /** ms since the epoch */
  at: number
}

type Found = Edge & { root: string }

/** The merge that made the visitor a part of another; holds the rows of both, taken in order of their ids. */
async function lockEdge(trx: Knex, environmentId: string, younger: string): Promise<Found | undefined> {
  const find = (): PromiseLike<Found | undefined> =>
    trx('merges').where({ environment_id: environmentId, younger }).whereNull('undone_at').first('id', 'younger', 'older', 'root')
  const found = await find()
  if (!found) return undefined
  await trx('visitors').whereIn('id', [younger, found.root]).orderBy('id').forUpdate().select('id')
  const settled = await find()
  // Merged further in the meantime: the other root is not held.
  return settled?.root === found.root ? settled : lockEdge(trx, environmentId, younger)
}

/** Each merge added the younger's visits to the older's, and so on up to the root. */
async function takeBackVisits(trx: Knex, edges: readonly Edge[], edge: Edge): Promise<void> {
  const row: { visits: number } | undefined = await trx('visitors').where('id', edge.younger).first('visits')
  for (let above: string | undefined = edge.older; above !== undefined; ) {
    await trx('visitors').where('id', above).update({ visits: trx.raw('visits - ?', [row?.visits ?? 0]) })
    above = edges.find(({ younger }) => younger === above)?.older
  }
}

async function restore(trx: Knex, top: string, root: string, parted: readonly string[]): Promise<void> {
  await trx('visitors').where('id', top).update({ merged_into: null })
  await trx('blocking_keys').where('visitor_id', top).update({ root_id: null })
  const below = parted.slice(1)
  if (below.length > 0) {
    await point(trx, { root: top, ids: below })
    await trx('merges').whereIn('younger', below).whereNull('undone_at').update({ root: top })
  }
  for (const [index, member] of parted.entries()) {
    // Own slots come first; slots within a member's eight are as they were when it stood alone.
    const slot = trx.raw(`slot % ${SNAPSHOTS_PER_VISITOR} + ?`, [index * SNAPSHOTS_PER_VISITOR])
    await trx('snapshots')
      .where({ visitor_id: root, member_id: member })
      .update({ member_id: member === top ? null : member, slot, visitor_id: top })
  }
}

/** What the root saw last may have been the other's visit; events tell, as far back as they are kept. */
async function correctLastSeen(trx: Knex, environmentId: string, root: string): Promise<void> {
  let latest = 0
  for (const visitor of [root, ...(await membersOf(trx, root))]) {
    // One by one: each is the end of a stretch of an index.
    const newest: { at: number } | undefined = await trx('events')
      .where({ environment_id: environmentId, visitor_id: visitor })
      .orderBy('occurred_at', 'desc')
      .first('occurred_at as at')
    latest = Math.max(latest, newest?.at ?? 0)
  }
  if (latest > 0) await trx('visitors').where('id', root).update({ last_seen_at: latest })
}
