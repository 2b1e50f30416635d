import type { Knex } from 'knex'

/** What finds an event and what hangs on it. */
export interface EventKey {
  id: string
  /** ms since the epoch */
  occurred_at: number
}

/** What finds a visitor and what hangs on it, but for its events. */
export interface VisitorKeys {
  /** Its own and those of all that were merged into it. */
  ids: readonly string[]
  /** When each was first seen, in ms since the epoch. */
  firsts: readonly number[]
}

type Find<Keys> = (rows: Knex.QueryBuilder, keys: Keys) => Knex.QueryBuilder

const idsOf = (events: readonly EventKey[]): string[] => events.map(({ id }) => id).sort()

/**
 * Every table that holds something of an event, and how its rows are found: erasure, retention and export go by this list.
 * The events themselves stand last, since the rest is found by them.
 */
export const eventTables = {
  // A nonce was used when its event occurred; by that time there is an index.
  nonces: (rows, events) => rows.whereIn('used_at', events.map(({ occurred_at: at }) => at)).whereIn('event_id', idsOf(events)),
  deliveries: (rows, events) => rows.whereIn('subject_id', idsOf(events)),
  activity: (rows, events) => rows.whereIn('event_id', idsOf(events)),
  mentions: (rows, events) => rows.whereIn('event_id', idsOf(events)),
  events: (rows, events) => rows.whereIn('id', idsOf(events)),
} as const satisfies Record<string, Find<readonly EventKey[]>>

/** Every other table that holds something of a visitor; the visitors themselves last. */
export const visitorTables = {
  // A visitor's claims were taken by its first visit.
  claims: (rows, { ids, firsts }) => rows.whereIn('claimed_at', [...firsts]).whereIn('visitor_id', [...ids]),
  snapshots: (rows, { ids }) => rows.whereIn('visitor_id', [...ids]),
  blocking_keys: (rows, { ids }) => rows.whereIn('visitor_id', [...ids]),
  tokens: (rows, { ids }) => rows.whereIn('visitor_id', [...ids]),
  // Those that tell of a merge; its subject is the visitor that was merged.
  deliveries: (rows, { ids }) => rows.whereIn('subject_id', [...ids]),
  merges: (rows, { ids }) => rows.where((either) => void either.whereIn('younger', [...ids]).orWhereIn('older', [...ids])),
  visitors: (rows, { ids }) => rows.whereIn('id', [...ids]),
} as const satisfies Record<string, Find<VisitorKeys>>

/** Deletes events and all that hangs on them. In order of the ids, as all who delete do. */
export async function deleteEvents(trx: Knex, events: readonly EventKey[]): Promise<void> {
  if (events.length === 0) return
  for (const [table, find] of Object.entries(eventTables)) await find(trx(table), events).del()
}

/** Deletes visitors and all that hangs on them but for their events. */
export async function deleteVisitors(trx: Knex, keys: VisitorKeys): Promise<void> {
  for (const [table, find] of Object.entries(visitorTables)) await find(trx(table), keys).del()
}
