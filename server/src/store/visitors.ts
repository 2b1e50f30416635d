import { ServerError } from '../errors.ts'
import type { Database } from './database.ts'
import type { Statements } from './statements.ts'
import type { Visit } from './store.ts'

/** A visitor may be merged while its visit waits for its row, and that one too, but hardly more often. */
const MOST_HOPS = 8

const MAKE = `insert into visitors (id, environment_id, first_seen_at, last_seen_at, visits, near_mark, near_millibits)
  select ?, id, ?, ?, 1, ?, ? from environments where id = ?`

/** Servers' clocks differ a little: never backwards. */
const SEE = `update visitors set last_seen_at = case when last_seen_at < ? then ? else last_seen_at end, visits = visits + 1
  where id = ? and environment_id = ? and merged_into is null`

/**
 * Makes the visitor of a visit, or marks it as seen; holds its row until the transaction ends, and that of its environment
 * where it is made: an environment is deleted either before, and then it is not made, or after, and takes it along.
 *
 * @returns who it is: the visitor that the visit's was merged into, where it was
 * @throws {ServerError} `visitor_not_found`; `public_api_key_not_found`: the environment was deleted since its key was taken
 */
export async function seeVisitor(statements: Statements, { dialect }: Pick<Database, 'dialect'>, visit: Visit): Promise<string> {
  const seenAt = visit.event.timestamp
  if (visit.visitor.isNew) {
    const { id, near } = visit.visitor
    const values = [id, seenAt, seenAt, near?.mark ?? null, near?.millibits ?? null, visit.environmentId]
    if ((await statements.write(`${MAKE} ${dialect.forShare}`, values)) > 0) return visit.visitor.id
    throw new ServerError('public_api_key_not_found', 'the environment of this public key was deleted')
  }
  let id = visit.visitor.id
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    if ((await statements.write(SEE, [seenAt, seenAt, id, visit.environmentId])) > 0) return id
    const sql = 'select merged_into from visitors where id = ? and environment_id = ?'
    const [row] = await statements.rows<{ merged_into: string | null }>(sql, [id, visit.environmentId])
    if (!row?.merged_into) break
    id = row.merged_into
  }
  throw new ServerError('visitor_not_found', 'visitor not found')
}
