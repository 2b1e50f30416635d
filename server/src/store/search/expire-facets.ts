import type { Database } from '../database.ts'
import { dayOf } from './buckets.ts'

/** Facets a statement: each has at most 8,640 rows a day. */
const BATCH = 5
/** Statements a call. */
const BATCHES = 20

/**
 * Deletes what is said of days that have no events any more, of no environment.
 *
 * @param before ms since the epoch: events that happened before are deleted
 */
export async function expireFacets(db: Database, before: number): Promise<void> {
  const environments: string[] = await db.run((knex) => knex('environments').pluck('id'))
  let first = dayOf(before)
  for (const environmentId of environments) {
    const oldest: { at: number } | undefined = await db.run((knex) =>
      knex('events').where({ environment_id: environmentId }).orderBy('occurred_at').first({ at: 'occurred_at' }),
    )
    if (oldest) first = Math.min(first, dayOf(oldest.at))
  }
  for (let batch = 0; batch < BATCHES; batch++) {
    const gone = await db.run(async (knex) => {
      const oldest: { day: number } | undefined = await knex('event_facets').where('day', '<', first).orderBy('day').first('day')
      if (!oldest) return 0
      const hashes: Buffer[] = await knex('event_facets').where(oldest).distinct('facet_hash').limit(BATCH).pluck('facet_hash')
      return knex('event_facets').where(oldest).whereIn('facet_hash', hashes).del()
    })
    if (gone === 0) return
  }
}
