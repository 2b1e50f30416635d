import type { Knex } from 'knex'
import type { EventQuery, Position } from '../search-store.ts'
import { bucketOf } from './buckets.ts'
import type { Condition } from './conditions.ts'

/** An event that fits, by its place alone. */
export interface Hit {
  id: string
  occurred_at: number
}

/** Which way, from where to where: times in ms since the epoch, both included. */
export interface Scope {
  readonly environmentId: string
  readonly start: number
  readonly end: number
  readonly reverse: boolean
  readonly beyond?: Position
}

export function scopeOf({ environmentId, start = 0, end = Number.MAX_SAFE_INTEGER, reverse = false, beyond }: EventQuery): Scope {
  const scope = { environmentId, start, end, reverse }
  if (!beyond) return scope
  const { timestamp } = beyond
  return reverse ? { ...scope, start: Math.max(start, timestamp), beyond } : { ...scope, end: Math.min(end, timestamp), beyond }
}

/** The rest of a scope after an event. */
export function rest(scope: Scope, { id, occurred_at: at }: Hit): Scope {
  return { ...scope, ...(scope.reverse ? { start: at } : { end: at }), beyond: { timestamp: at, eventId: id } }
}

/** Events of a stretch of time for which a condition holds that an index begins with; in order. */
export function stretch(knex: Knex, scope: Scope, lead?: Condition): Knex.QueryBuilder {
  const { environmentId, start, end, reverse, beyond } = scope
  const events = knex('events').where({ environment_id: environmentId }).whereBetween('occurred_at', [start, end])
  if (lead) must(events, lead)
  // Said as a bound and an exception: MySQL reads `a < x or (a = x and b < y)` from the start of the index.
  if (beyond) {
    const [op, { timestamp, eventId }] = [reverse ? '>' : '<', beyond]
    events.where((either) => void either.where('occurred_at', op, timestamp).orWhere('id', op, eventId))
  }
  const order = reverse ? 'asc' : 'desc'
  return events.orderBy([{ column: 'occurred_at', order }, { column: 'id', order }])
}

/** The same, over the index that holds what filters look at: it is in order of buckets first. */
export function covered(knex: Knex, scope: Scope, conditions: readonly Condition[]): Knex.QueryBuilder {
  const order = scope.reverse ? 'asc' : 'desc'
  const events = stretch(knex, scope).whereBetween('bucket', [bucketOf(scope.start), bucketOf(scope.end)])
  for (const condition of conditions) must(events, condition)
  return events.clearOrder().orderBy(['bucket', 'occurred_at', 'id'].map((column) => ({ column, order })))
}

/** In brackets: an `or` within reaches no further than the condition. */
function must(events: Knex.QueryBuilder, { sql, bindings }: Condition): void {
  events.whereRaw(`(${sql})`, bindings)
}

/** Compares two hits in the scope's order. */
export function inOrder({ reverse }: Scope): (a: Hit, b: Hit) => number {
  const sign = reverse ? 1 : -1
  return (a, b) => sign * (a.occurred_at - b.occurred_at || (a.id < b.id ? -1 : 1))
}
