import type { Event } from '@selfsame/contract'

export type Velocity = NonNullable<Event['velocity']>
type Counter = NonNullable<Velocity['events']>

const MINUTE_MS = 60_000
/** How far back each count looks, in ms, shortest first. */
const WINDOWS = { '5_minutes': 5 * MINUTE_MS, '1_hour': 60 * MINUTE_MS, '24_hours': 1_440 * MINUTE_MS } as const

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
const counts = Object.fromEntries(keys.map((key) => [key, Object.entries<Column | undefined>(COUNTS[key])])) as Record<Key, [name: keyof Velocity, column: Column | undefined][]>

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
  const velocity: Velocity = {}
  for (const key of keysOf(own)) {
    for (const [name, column] of counts[key]) {
      if (column === undefined) velocity[name] = eventsIn(own, earlier[key])
      else if (column === 'linked_hash' || own[column] !== null) velocity[name] = valuesIn(own, earlier[key], column)
    }
  }
  return velocity
}

function eventsIn({ occurred_at: at }: Counted, earlier: readonly Counted[]): Counter {
  const counter = nothing()
  add(counter, at, at)
  for (const event of earlier) add(counter, event.occurred_at, at)
  return counter
}

/** Different values: each is in a window if the last event that had it is. */
function valuesIn(own: Counted, earlier: readonly Counted[], column: Column): Counter {
  const newest = new Map<string, number>()
  const see = (value: string | null, time: number) => {
    if (value !== null && !((newest.get(value) ?? -Infinity) >= time)) newest.set(value, time)
  }
  see(own[column], own.occurred_at)
  for (const event of earlier) see(event[column], event.occurred_at)
  const counter = nothing()
  for (const time of newest.values()) add(counter, time, own.occurred_at)
  return counter
}

const nothing = (): Counter => ({ '5_minutes': 0, '1_hour': 0, '24_hours': 0 })

/** @param at windows end there */
function add(counter: Counter, time: number, at: number): void {
  if (time > at - WINDOWS['5_minutes']) counter['5_minutes']++
  if (time > at - WINDOWS['1_hour']) counter['1_hour']++
  if (time > at - WINDOWS['24_hours']) counter['24_hours']++
}
