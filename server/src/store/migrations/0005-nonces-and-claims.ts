import { createTable, type Migration } from './migration.ts'

export const noncesAndClaims: Migration = {
  name: '0005-nonces-and-claims',
  async up(knex, dialect) {
    /**
     * Nonces that were used: `nonce_hash` is `hash16(environment, nonce)`, `sender_hash` is `hash16(body digest, network
     * prefix)`, and `event_id` the event of the first use. Kept for NONCE_LIFETIME_MS.
     */
    await createTable(knex, dialect, {
      name: 'nonces',
      columns: ({ hash, id, ms }) => ({
        nonce_hash: `${hash} not null`,
        sender_hash: `${hash} not null`,
        event_id: `${id} not null`,
        used_at: `${ms} not null`,
      }),
      primaryKey: ['nonce_hash'],
      indexes: { nonces_used: ['used_at'] },
      clustered: true,
    })
    /**
     * Settles who makes the visitor when several processes see a newcomer at once: `claim_hash` is `hash16(environment,
     * record digest, network prefix, time bucket)`. Kept for CLAIM_LIFETIME_MS.
     */
    await createTable(knex, dialect, {
      name: 'claims',
      columns: ({ hash, id, ms }) => ({
        claim_hash: `${hash} not null`,
        visitor_id: `${id} not null`,
        claimed_at: `${ms} not null`,
      }),
      primaryKey: ['claim_hash'],
      indexes: { claims_claimed: ['claimed_at'] },
      clustered: true,
    })
  },
}
