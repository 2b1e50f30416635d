import type { Knex } from 'knex'
import { ServerError } from '../errors.ts'
import type { Database } from './database.ts'
import { writtenBy } from './rows-of.ts'
import type { Visit } from './store.ts'

/** A visitor may be merged while its visit waits for its row, and that one too, but hardly more often. */
const MOST_HOPS = 8

const MAKE = `insert into visitors (id, environment_id, first_seen_at, last_seen_at, visits)
  select ?, id, ?, ?, 1 from environments where id = ?`

/**
 * Makes the visitor of a visit, or marks it as seen; holds its row until the transaction ends, and that of its environment
 * where it is made: an environment is deleted either before, and then it is not made, or after, and takes it along.
 *
 * @returns who it is: the visitor that the visit's was merged into, where it was
 * @throws {ServerError} `visitor_not_found`; `public_api_key_not_found`: the environment was deleted since its key was taken
 */
export async function seeVisitor(trx: Knex, { dialect }: Pick<Database, 'dialect'>, visit: Visit): Promise<string> {
  const seenAt = visit.event.timestamp
  const environment = { environment_id: visit.environmentId }
  if (visit.visitor.isNew) {
    const values = [visit.visitor.id, seenAt, seenAt, visit.environmentId]
    if ((await writtenBy(trx, `${MAKE} ${dialect.forShare}`, values)) > 0) return visit.visitor.id
    throw new ServerError('public_api_key_not_found', 'the environment of this public key was deleted')
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
