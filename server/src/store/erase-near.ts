import type { Knex } from 'knex'
import { markOf } from '../linkage/index.ts'

/** Visitors a statement. */
const BATCH = 200

/**
 * Takes the marks of erased visitors from all that were nearly taken for them: whoever still has an erased id could hash it, and
 * see whom it resembled. Found first, without a lock, then written by their ids: an UPDATE over the marks would lock what lies between them.
 */
export async function eraseNear(trx: Knex, environmentId: string, ids: readonly string[]): Promise<void> {
  const marked: string[] = await trx('visitors').where({ environment_id: environmentId }).whereIn('near_mark', ids.map(markOf)).pluck('id')
  marked.sort()
  for (let start = 0; start < marked.length; start += BATCH) {
    await trx('visitors').whereIn('id', marked.slice(start, start + BATCH)).update({ near_mark: null, near_millibits: null })
  }
}
