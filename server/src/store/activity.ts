import type { Event } from '@selfsame/contract'
import type { Knex } from 'knex'
import type { Database } from './database.ts'
import { hash8 } from './hash.ts'
import { rowsOf } from './rows-of.ts'
import type { Visit } from './store.ts'

export type Velocity = NonNullable<Event['velocity']>
type Counter = NonNullable<Velocity['events']>

const MINUTE_MS = 60_000
/** How far back each count looks, in ms, shortest first. */
const WINDOWS = { '5_minutes': 5 * MINUTE_MS, '1_hour': 60 * MINUTE_MS, '24_hours': 1_440 * MINUTE_MS } as const
type Window = keyof typeof WINDOWS
const windows = Object.keys(WINDOWS) as Window[]

/** Rows are of use for so long, in ms. */
export const ACTIVITY_LIFETIME_MS = WINDOWS['24_hours']

/** Counts stop here: the newest events of a visitor, an address, a linked id. Bounds what one visit can cost. */
export const MOST_COUNTED = 1_000

/** What is counted, by whose events: SQL expressions over a row of `activity`; none counts the events themselves. */
const COUNTS = {
  visitor_id: { events: undefined, distinct_ip: 'ip_hash', distinct_linked_id: 'linked_hash', distinct_country: 'country' },
  ip_hash: { ip_events: undefined },
  linked_hash: { distinct_ip_by_linked_id: 'ip_hash', distinct_visitor_id_by_linked_id: 'visitor_id' },
} as const satisfies Record<string, Partial<Record<keyof Velocity, string | undefined>>>

type Key = keyof typeof COUNTS

/**
 * Notes that an event came, and counts it with those before it. One INSERT, one SELECT over three bounded stretches of
 * indexes. In the transaction that holds the visitor's row: so visits of one visitor are counted one after the other,
 * however many come at once. Those of one address or linked id see what was committed before them.
 *
 * @param visitorId who the visit turned out to be of
 * @returns undefined for a visit that is not to be counted
 */
export async function countActivity(trx: Knex, { environmentId, event, activity }: Visit, visitorId: string): Promise<Velocity | undefined> {
  if (!activity) return undefined
  const { address, linkedId, country } = activity
  const row = {
    event_id: event.event_id,
    visitor_id: visitorId,
    occurred_at: event.timestamp,
    ip_hash: address === undefined ? null : hash8(environmentId, 'ip', address),
    linked_hash: linkedId === undefined ? null : hash8(environmentId, 'linked', linkedId),
    country: country ?? null,
  }
  await trx('activity').insert(row)
  const keys = (Object.keys(COUNTS) as Key[]).filter((key) => row[key] !== null)
  const [counted] = await rowsOf<Record<string, number>>(trx, statement(keys), keys.flatMap((key) => bindings(row[key] ?? '', key, event.timestamp)))
  const unknown = [...(country === undefined ? ['country'] : []), ...(address === undefined ? ['ip_hash'] : [])]
  return counted && toVelocity(counted, keys, unknown)
}

/** One row: a stretch a key, newest first, and all counts over it. */
function statement(keys: readonly Key[]): string {
  const parts = keys.map(
    (key) => `(select ${columns(key).join(', ')} from
      (select * from activity where ${key} = ? and occurred_at > ? order by occurred_at desc limit ${MOST_COUNTED}) newest_${key}) by_${key}`,
  )
  return `select * from ${parts.join(' cross join ')}`
}

function columns(key: Key): string[] {
  return Object.entries(COUNTS[key]).flatMap(([name, of]) =>
    windows.map((window) => `count(${of ? 'distinct ' : ''}case when occurred_at > ? then ${of ?? '1'} end) as ${alias(name, window)}`),
  )
}

function bindings(value: string | Buffer, key: Key, at: number): (string | number | Buffer)[] {
  const starts = windows.map((window) => at - WINDOWS[window])
  return [...Object.keys(COUNTS[key]).flatMap(() => starts), value, at - ACTIVITY_LIFETIME_MS]
}

/** @param unknown columns that the visit has no value for: what counts these is left out */
function toVelocity(row: Record<string, number>, keys: readonly Key[], unknown: readonly string[]): Velocity {
  const names = keys.flatMap((key) => Object.entries(COUNTS[key])).flatMap(([name, of]) => (of && unknown.includes(of) ? [] : [name]))
  const counter = (name: string) => Object.fromEntries(windows.map((window) => [window, row[alias(name, window)]])) as Counter
  return Object.fromEntries(names.map((name) => [name, counter(name)]))
}

function alias(name: string, window: Window): string {
  return `${name}_${window}`
}

/** Lets the events of a visitor count for the one it was merged into. */
export async function joinActivity(trx: Knex, { younger, older }: { younger: string; older: string }): Promise<void> {
  await trx('activity').where('visitor_id', younger).update({ visitor_id: older })
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
