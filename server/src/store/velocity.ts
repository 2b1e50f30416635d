import type { Event } from '@selfsame/contract'

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

/** What an event is counted by, as it is stored. */
export interface ActivityValues {
  visitor_id: string
  ip_hash: Buffer | null
  linked_hash: Buffer | null
  country: string | null
}

/** What is counted, by whose events: different values of a column, or, without one, the events themselves. */
const COUNTS = {
  visitor_id: { events: undefined, distinct_ip: 'ip_hash', distinct_linked_id: 'linked_hash', distinct_country: 'country' },
  ip_hash: { ip_events: undefined },
  linked_hash: { distinct_ip_by_linked_id: 'ip_hash', distinct_visitor_id_by_linked_id: 'visitor_id' },
} as const satisfies Partial<Record<Column, Partial<Record<keyof Velocity, Column | undefined>>>>

/** A column by whose value events are counted. */
export type Key = keyof typeof COUNTS
const keys = Object.keys(COUNTS) as Key[]

/** An event as it is counted: hashes in hexadecimal, null where it has no value, or nobody looks at it. */
export type Counted = Readonly<Record<Column, string | null>> & { occurred_at: number }

/** The events that share the visit's value of each key; none for a key that the visit has no value of. */
export type CountedBy = Readonly<Record<Key, readonly Counted[]>>

/** The columns by which an event can be counted. */
export function keysOf(values: Readonly<Record<Key, unknown>>): Key[] {
  return keys.filter((key) => values[key] !== null)
}

/**
 * Counts a visit with the events before it. What counts values of a column that the visit has none for is left out, but for
 * linked ids.
 */
export function velocityOf(own: Counted, earlier: CountedBy): Velocity {
  const counts = keysOf(own).flatMap((key) => {
    const events = [own, ...earlier[key]]
    return Object.entries<Column | undefined>(COUNTS[key])
      .filter(([, column]) => column === undefined || column === 'linked_hash' || own[column] !== null)
      .map(([name, column]) => [name, counter(column ? newestOf(events, column).values() : events.map(({ occurred_at: time }) => time), own.occurred_at)] as const)
  })
  return Object.fromEntries(counts)
}

/** When each different value came last: it is in a window if that is. */
function newestOf(events: readonly Counted[], column: Column): ReadonlyMap<string, number> {
  const newest = new Map<string, number>()
  for (const event of events) {
    const value = event[column]
    if (value === null) continue
    newest.set(value, Math.max(newest.get(value) ?? 0, event.occurred_at))
  }
  return newest
}

/** @param at windows end there */
function counter(times: Iterable<number>, at: number): Counter {
  const counts: Counter = { '5_minutes': 0, '1_hour': 0, '24_hours': 0 }
  for (const time of times) for (const window of windows) if (time > at - WINDOWS[window]) counts[window]++
  return counts
}
