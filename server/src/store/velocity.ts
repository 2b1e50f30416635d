import type { Event } from '@selfsame/contract'
import type { Dialect } from './dialects/dialect.ts'

export type Velocity = NonNullable<Event['velocity']>
type Counter = NonNullable<Velocity['events']>

const MINUTE_MS = 60_000
/** How far back each count looks, in ms, shortest first. */
const WINDOWS = { '5_minutes': 5 * MINUTE_MS, '1_hour': 60 * MINUTE_MS, '24_hours': 1_440 * MINUTE_MS } as const
type Window = keyof typeof WINDOWS
const windows = Object.keys(WINDOWS) as Window[]

/** The longest window, in ms: what is older counts nowhere. */
export const LONGEST_WINDOW_MS = WINDOWS['24_hours']

/** Counts stop here: the newest events of a visitor, an address, a linked id. Bounds what one visit can cost. */
export const MOST_COUNTED = 1_000

type Column = 'visitor_id' | 'ip_hash' | 'linked_hash' | 'country'
const COLUMNS = ['visitor_id', 'ip_hash', 'linked_hash', 'country'] as const satisfies readonly Column[]

/** What an event is counted by. */
export type ActivityValues = Record<Column, string | Buffer | null>

/** What is counted, by whose events: different values of a column, or, without one, the events themselves. */
const COUNTS = {
  visitor_id: { events: undefined, distinct_ip: 'ip_hash', distinct_linked_id: 'linked_hash', distinct_country: 'country' },
  ip_hash: { ip_events: undefined },
  linked_hash: { distinct_ip_by_linked_id: 'ip_hash', distinct_visitor_id_by_linked_id: 'visitor_id' },
} as const satisfies Partial<Record<Column, Partial<Record<keyof Velocity, Column | undefined>>>>

export type Key = keyof typeof COUNTS
const keys = Object.keys(COUNTS) as Key[]

/** The columns whose different values are counted. */
const read = Object.fromEntries(keys.map((key) => [key, Object.values<Column | undefined>(COUNTS[key]).filter((column) => column !== undefined)])) as Record<Key, Column[]>

/** An earlier event, in one of the stretches that are counted; null also where that stretch does not look at the column. */
export interface Counted extends Record<Column, string | Buffer | null> {
  counted_by: Key
  occurred_at: number
}

/** The columns by which the event can be counted. */
export function keysOf(values: ActivityValues): Key[] {
  return keys.filter((key) => values[key] !== null)
}

const statements = new Map<string, string>()

/**
 * The statement that reads one stretch of an index for each key, newest first; no row of the table is read, since each
 * index holds all that its count looks at. Counted here and not there: databases take longer to sort out the different
 * values than to send them, up to the most that are counted.
 */
export function countStatement(by: readonly Key[], dialect: Dialect): string {
  const name = `${dialect.name} ${by.join()}`
  const known = statements.get(name)
  if (known) return known
  const made = by.map((key) => dialect.unionPart(stretch(key))).join(' union all ')
  statements.set(name, made)
  return made
}

function stretch(key: Key): string {
  const columns = COLUMNS.map((column) => (read[key].includes(column) ? column : `null as ${column}`))
  return `select '${key}' as counted_by, occurred_at, ${columns.join(', ')} from activity
    where ${key} = ? and occurred_at > ? order by occurred_at desc limit ${MOST_COUNTED}`
}

/** @param at ms since the epoch: windows end there */
export function countBindings(by: readonly Key[], values: ActivityValues, at: number): (string | number | Buffer)[] {
  return by.flatMap((key) => [values[key] ?? '', at - LONGEST_WINDOW_MS])
}

/** Counts events; what counts values of a column that the visit has none for is left out, but for linked ids. */
export function velocityOf(events: readonly Counted[], by: readonly Key[], values: ActivityValues, at: number): Velocity {
  const counts = by.flatMap((key) => {
    const own = events.filter(({ counted_by: name }) => name === key)
    return Object.entries<Column | undefined>(COUNTS[key])
      .filter(([, column]) => column === undefined || column === 'linked_hash' || values[column] !== null)
      .map(([name, column]) => [name, counter(column ? newestOf(own, column) : own.map(({ occurred_at: time }) => time), at)] as const)
  })
  return Object.fromEntries(counts)
}

/** When each different value came last: it is in a window if that is. */
function newestOf(events: readonly Counted[], column: Column): number[] {
  const newest = new Map<string, number>()
  for (const event of events) {
    const value = event[column]
    if (value === null) continue
    const text = typeof value === 'string' ? value : value.toString('latin1')
    newest.set(text, Math.max(newest.get(text) ?? 0, event.occurred_at))
  }
  return [...newest.values()]
}

function counter(times: readonly number[], at: number): Counter {
  return Object.fromEntries(windows.map((window) => [window, times.filter((time) => time > at - WINDOWS[window]).length])) as Counter
}
