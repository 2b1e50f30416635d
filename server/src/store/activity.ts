import type { Knex } from 'knex'
import type { Database } from './database.ts'
import { hash8 } from './hash.ts'
import type { Statements } from './statements.ts'
import type { Visit } from './store.ts'
import { type ActivityValues, type CountedBy, LONGEST_WINDOW_MS, type Velocity, velocityOf } from './velocity.ts'

/** Rows are of use for so long, in ms. */
export const ACTIVITY_LIFETIME_MS = LONGEST_WINDOW_MS

/**
 * What a visit is counted by, whoever it turns out to be of.
 *
 * @returns undefined for a visit that is not to be counted
 */
export function activityOf({ environmentId, activity }: Visit): Omit<ActivityValues, 'visitor_id'> | undefined {
  if (!activity) return undefined
  const { address, linkedId, country } = activity
  return {
    ip_hash: address === undefined ? null : hash8(environmentId, 'ip', address),
    linked_hash: linkedId === undefined ? null : hash8(environmentId, 'linked', linkedId),
    country: country ?? null,
  }
}

/** Notes that an event came; to be begun when those before it were read. */
export async function noteActivity(statements: Statements, { event }: Visit, values: ActivityValues | undefined): Promise<void> {
  if (values) await statements.insert('activity', [{ event_id: event.event_id, occurred_at: event.timestamp, ...values }])
}

/**
 * Counts an event with those before it, which were read behind the lock on the visitor's row.
 *
 * @returns undefined for a visit that is not to be counted
 */
export function countActivity({ event }: Visit, values: ActivityValues | undefined, earlier: CountedBy): Velocity | undefined {
  return values && velocityOf({ ...values, occurred_at: event.timestamp, ip_hash: hex(values.ip_hash), linked_hash: hex(values.linked_hash) }, earlier)
}

/** As databases write it. */
function hex(hash: Buffer | null): string | null {
  return hash?.toString('hex').toUpperCase() ?? null
}

/** Lets the events of a visitor count for the one it was merged into. */
export async function joinActivity(trx: Knex, { younger, older }: { younger: string; older: string }): Promise<void> {
  await trx('activity').where('visitor_id', younger).update({ visitor_id: older })
}

export interface Parted {
  environmentId: string
  /** Whose events they count for, and whose they count for from now on. */
  root: string
  top: string
  /** Whose events they were: `top`, and what was merged into it. */
  members: readonly string[]
  /** ms since the epoch */
  at: number
}

/** Takes that back, by whose the events were when they came; those that came after the merge are the other's. */
export async function partActivity(trx: Knex, { environmentId, root, top, members, at }: Parted): Promise<void> {
  const own = trx('events').where('environment_id', environmentId).whereIn('visitor_id', [...members]).where('occurred_at', '>', at - ACTIVITY_LIFETIME_MS).select('id')
  await trx('activity').where('visitor_id', root).whereIn('event_id', own).update({ visitor_id: top })
}

/**
 * Deletes what is older than a day, the oldest first.
 *
 * @returns how many rows went, up to `limit`
 */
export function sweepActivity(db: Database, now: number, limit: number): Promise<number> {
  const oldest = String(Math.max(0, now - ACTIVITY_LIFETIME_MS)).padStart(13, '0')
  return db.run(async (knex) => {
    const ids: string[] = await knex('activity').where('event_id', '<', oldest).orderBy('event_id').limit(limit).pluck('event_id')
    if (ids.length > 0) await knex('activity').whereIn('event_id', ids).del()
    return ids.length
  })
}
