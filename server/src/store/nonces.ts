import type { Event } from '@selfsame/contract'
import type { Knex } from 'knex'
import type { Database } from './database.ts'
import { readEvent } from './events.ts'
import { hash16 } from './hash.ts'
import type { Statements } from './statements.ts'
import type { Visit } from './store.ts'

/** The same nonce, body and network within this many ms is a retry. */
export const RETRY_WINDOW_MS = 60_000
/** A nonce is known for this long, in ms: 7 days, as far back as a search of events goes. */
export const NONCE_LIFETIME_MS = 7 * 86_400_000

export type NonceUse =
  | { state: 'first' }
  /** The same request once more, with the event of the first time. */
  | { state: 'retry'; event: Event }
  /** Used before, by another request, from another network or long ago. */
  | { state: 'replay' }
  /** Whoever had it is just giving it up: ask again in a new transaction. */
  | { state: 'unsettled' }

/** The transaction, in both forms: what every visit runs, and what few do. */
export interface Taking {
  trx: Knex
  statements: Statements
}

/** Takes a visit's nonce. Waits for a transaction that is taking the same one, so that what it wrote can be read. */
export async function takeNonce({ trx, statements }: Taking, db: Database, visit: Visit): Promise<NonceUse> {
  const nonceHash = hash16(visit.environmentId, visit.nonce.value)
  const senderHash = hash16(visit.nonce.bodyDigest, visit.nonce.networkPrefix)
  const { event_id: eventId, timestamp } = visit.event
  try {
    await statements.insert('nonces', [{ nonce_hash: nonceHash, sender_hash: senderHash, event_id: eventId, used_at: timestamp }])
    return { state: 'first' }
  } catch (error) {
    if (db.dialect.classify(error) !== 'duplicate') throw error
  }
  const first: NonceRow | undefined = await trx('nonces').where({ nonce_hash: nonceHash }).first('sender_hash', 'event_id', 'used_at')
  if (!first) return { state: 'unsettled' }
  if (!first.sender_hash.equals(senderHash) || Math.abs(timestamp - first.used_at) > RETRY_WINDOW_MS) return { state: 'replay' }
  const event = await readEvent(trx, visit.environmentId, first.event_id)
  return event ? { state: 'retry', event } : { state: 'replay' }
}

interface NonceRow {
  sender_hash: Buffer
  event_id: string
  used_at: number
}
