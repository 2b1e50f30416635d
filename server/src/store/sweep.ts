import { sweepActivity } from './activity.ts'
import { CLAIM_LIFETIME_MS } from './claims.ts'
import type { Database } from './database.ts'
import { NONCE_LIFETIME_MS } from './nonces.ts'
import { RATE_LIFETIME_MS } from './rates.ts'
import { sweepDeliveries } from './sweep-deliveries.ts'
import { TOKEN_LIFETIME_MS } from './tokens.ts'

/** Rows a statement: short, so that visits hardly wait. */
const BATCH = 500
/** Statements a call and table. */
const BATCHES = 20

const TABLES = [
  { table: 'claims', key: 'claim_hash', time: 'claimed_at', lifetime: CLAIM_LIFETIME_MS },
  { table: 'nonces', key: 'nonce_hash', time: 'used_at', lifetime: NONCE_LIFETIME_MS },
  { table: 'tokens', key: 'token_hash', time: 'seen_at', lifetime: TOKEN_LIFETIME_MS },
  { table: 'rate_counts', key: 'key_hash', time: 'ends_at', lifetime: RATE_LIFETIME_MS },
] as const

/**
 * Deletes claims, nonces, tokens, rates, deliveries and counted events that are past their time, up to 10,000 of each.
 *
 * @param now ms since the epoch
 * @returns how many rows went
 */
export async function sweep(db: Database, now: number): Promise<number> {
  let swept = await sweepDeliveries(db)
  for (const { table, key, time, lifetime } of TABLES) {
    for (let batch = 0; batch < BATCHES; batch++) {
      const rows = await db.run(async (knex) => {
        const old: Buffer[] = await knex(table).where(time, '<', now - lifetime).orderBy(time).limit(BATCH).pluck(key)
        // In order of the key, so that two sweepers do not wait for each other crosswise.
        if (old.length > 0) await knex(table).whereIn(key, old.sort(Buffer.compare)).del()
        return old.length
      })
      swept += rows
      if (rows < BATCH) break
    }
  }
  return swept + (await sweepCounted(db, now))
}

async function sweepCounted(db: Database, now: number): Promise<number> {
  let swept = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const rows = await sweepActivity(db, now, BATCH)
    swept += rows
    if (rows < BATCH) break
  }
  return swept
}
