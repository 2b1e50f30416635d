import { ServerError } from '../errors.ts'
import { assertAscii, ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { hash16 } from './hash.ts'
import type { StoredToken } from './store.ts'

/** A token that was not sent for this long is forgotten, in ms: 400 days, as long as browsers keep a cookie. */
export const TOKEN_LIFETIME_MS = 400 * 86_400_000

/** Longest token looked up, in characters; ours have 22. */
const MOST_CHARACTERS = 64

interface TokenRow {
  visitor_id: string
  seen_at: number
}

/** The visitor that a token was given to; a token of another environment is not known. One query. */
export async function findToken(db: Database, environmentId: string, token: string): Promise<StoredToken | undefined> {
  if (!isAscii(token, MOST_CHARACTERS) || !isAscii(environmentId, ID_LENGTH)) return undefined
  const row: TokenRow | undefined = await db.run((knex) =>
    knex('tokens').where({ token_hash: hash16(token), environment_id: environmentId }).first('visitor_id', 'seen_at'),
  )
  return row && { visitorId: row.visitor_id, seenAt: row.seen_at }
}

/**
 * Keeps a token, by its hash alone, or notes that it was sent again and whose it is now.
 *
 * @throws {RangeError} token or id is no ASCII, or too long
 * @throws {ServerError} `visitor_not_found`: the visitor was erased meanwhile, and nothing was written
 */
export async function saveToken(db: Database, environmentId: string, token: string, { visitorId, seenAt }: StoredToken): Promise<void> {
  assertAscii('token', token, MOST_CHARACTERS)
  assertAscii('visitorId', visitorId, ID_LENGTH)
  const key = { token_hash: hash16(token), environment_id: environmentId }
  await db.transact(async (trx) => {
    // Holds the visitor's row, so that an erasure comes either before, and is seen, or after, and takes the token along.
    const visitor: unknown = await trx('visitors').where({ id: visitorId, environment_id: environmentId }).forUpdate().first('id')
    if (!visitor) throw new ServerError('visitor_not_found', 'visitor not found')
    const known = await trx('tokens').where(key).update({ visitor_id: visitorId, seen_at: seenAt })
    if (known === 0) await trx('tokens').insert({ ...key, visitor_id: visitorId, created_at: seenAt, seen_at: seenAt })
    return { end: 'commit', value: undefined }
  })
}

/** @returns whether there was such a token, in any environment */
export async function deleteToken(db: Database, token: string): Promise<boolean> {
  if (!isAscii(token, MOST_CHARACTERS)) return false
  return (await db.run((knex) => knex('tokens').where({ token_hash: hash16(token) }).del())) > 0
}
