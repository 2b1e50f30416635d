import type { Knex } from 'knex'
import { ServerError } from '../errors.ts'
import type { Visit } from './store.ts'

/** A visitor may be merged while its visit waits for its row, and that one too, but hardly more often. */
const MOST_HOPS = 8

/**
 * Makes the visitor of a visit, or marks it as seen; holds its row until the transaction ends.
 *
 * @returns who it is: the visitor that the visit's was merged into, where it was
 * @throws {ServerError} `visitor_not_found`
 */
export async function seeVisitor(trx: Knex, visit: Visit): Promise<string> {
  const seenAt = visit.event.timestamp
  const environment = { environment_id: visit.environmentId }
  if (visit.visitor.isNew) {
    const times = { first_seen_at: seenAt, last_seen_at: seenAt, visits: 1 }
    await trx('visitors').insert({ id: visit.visitor.id, ...environment, ...times })
    return visit.visitor.id
  }
  let id = visit.visitor.id
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    // Servers' clocks differ a little: never backwards.
    const later = trx.raw('case when last_seen_at < ? then ? else last_seen_at end', [seenAt, seenAt])
    const own = trx('visitors').where({ id, ...environment }).whereNull('merged_into')
    if ((await own.update({ last_seen_at: later, visits: trx.raw('visits + 1') })) > 0) return id
    const row: { merged_into: string | null } | undefined = await trx('visitors').where({ id, ...environment }).first('merged_into')
    if (!row?.merged_into) break
    id = row.merged_into
  }
  throw new ServerError('visitor_not_found', 'visitor not found')
}
