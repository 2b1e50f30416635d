import { randomAlphanumerics } from '../../ids.ts'
import type { Database } from '../database.ts'

/** A holder that shows no life for this long, in ms, has died: another process may go on. */
export const LEASE_MS = 15_000

/** The right to change the schema, one process at a time. */
export interface Lease {
  /** Takes it where it is free or run out, or makes it last longer. @returns whether it is ours now */
  take(): Promise<boolean>
  release(): Promise<void>
}

/**
 * A row with an expiry, not a lock: knex's own lock stays behind when its process is killed, and GET_LOCK is unknown to
 * a cluster. The expiry is told by the database's clock, so that the processes' clocks may differ.
 */
export function createLease({ run, dialect: { now } }: Database, leaseMs: number): Lease {
  const holder = randomAlphanumerics(20)
  return {
    take: () =>
      run(async (knex) => {
        const taken = await knex('migration_lease')
          .where('id', 1)
          .where((either) => either.where('holder', holder).orWhere('expires_at', '<', knex.raw(now)))
          .update({ holder, expires_at: knex.raw(`${now} + ${leaseMs}`) })
        return taken > 0
      }),
    release: () =>
      run(async (knex) => {
        await knex('migration_lease').where({ id: 1, holder }).update({ expires_at: 0 })
      }),
  }
}
