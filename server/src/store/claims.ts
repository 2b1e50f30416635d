import type { Database } from './database.ts'
import { hash16 } from './hash.ts'
import type { Statements } from './statements.ts'
import type { Visit } from './store.ts'

const BUCKET_MS = 10_000
/** A claim settles nothing once its two buckets are over; the rest, in ms, is for clocks that differ. */
export const CLAIM_LIFETIME_MS = 60_000

export type Claim =
  | { state: 'granted' }
  /** Another process has just made a visitor of the same claim and network. */
  | { state: 'taken'; visitorId: string }
  /** Whoever had it is just giving it up: ask again in a new transaction. */
  | { state: 'unsettled' }

/**
 * Claims the right to make this visitor; a visit without a claim has it anyhow. Waits for a transaction that has the same claim, so that the
 * visitor it made can be read.
 *
 * Takes the bucket of the visit's time and the next one: two visits on either side of a bucket's edge then share one.
 * Earlier bucket first, for all alike, so that no two wait for each other.
 */
export async function claimVisitor(statements: Statements, db: Database, visit: Visit): Promise<Claim> {
  const { claim } = visit
  if (claim === undefined) return { state: 'granted' }
  const bucket = Math.floor(visit.event.timestamp / BUCKET_MS)
  const hashes = [bucket, bucket + 1].map((number) =>
    hash16(visit.environmentId, claim, visit.nonce.networkPrefix, String(number)),
  )
  try {
    await statements.insert(
      'claims',
      hashes.map((hash) => ({ claim_hash: hash, visitor_id: visit.visitor.id, claimed_at: visit.event.timestamp })),
    )
    return { state: 'granted' }
  } catch (error) {
    if (db.dialect.classify(error) !== 'duplicate') throw error
  }
  const sql = 'select visitor_id from claims where claim_hash in (?,?) order by claimed_at limit 1'
  const [claimed] = await statements.rows<{ visitor_id: string }>(sql, hashes)
  return claimed ? { state: 'taken', visitorId: claimed.visitor_id } : { state: 'unsettled' }
}
