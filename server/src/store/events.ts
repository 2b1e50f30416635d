import type { Event, Explanation } from '@selfsame/contract'
import type { Knex } from 'knex'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { groupOf } from './members.ts'
import { insertMentions } from './mentions.ts'
import type { EventQuery, StoredEvent, Visit } from './store.ts'

/** @param event the visit's, as it is to be answered from now on */
export async function insertEvent(trx: Knex, visit: Visit, event: Event): Promise<void> {
  await trx('events').insert({
    id: event.event_id,
    environment_id: visit.environmentId,
    visitor_id: event.identification?.visitor_id ?? visit.visitor.id,
    occurred_at: event.timestamp,
    event: JSON.stringify(event),
    explanation: JSON.stringify(visit.explanation),
  })
  await insertMentions(trx, event, visit.explanation)
}

/** The event alone, inside a transaction. */
export async function readEvent(trx: Knex, environmentId: string, eventId: string): Promise<Event | undefined> {
  const row: EventRow | undefined = await eventsWithVisitors(trx, environmentId).where('e.id', eventId).first(EVENT)
  return row && toEvent(row)
}

/** Events by their ids, in any order; those that are not there are left out. */
export async function readEvents(knex: Knex, environmentId: string, ids: readonly string[]): Promise<Event[]> {
  const known = ids.filter((id) => isAscii(id, ID_LENGTH))
  if (known.length === 0) return []
  const rows: EventRow[] = await eventsWithVisitors(knex, environmentId).whereIn('e.id', known).select(EVENT)
  return rows.map(toEvent)
}

export async function findEvent(db: Database, environmentId: string, eventId: string): Promise<StoredEvent | undefined> {
  if (!isAscii(eventId, ID_LENGTH) || !isAscii(environmentId, ID_LENGTH)) return undefined
  const row: (EventRow & { explanation: string }) | undefined = await db.run((knex) =>
    eventsWithVisitors(knex, environmentId).where('e.id', eventId).first([...EVENT, 'e.explanation']),
  )
  return row && { event: toEvent(row), explanation: JSON.parse(row.explanation) as Explanation }
}

/**
 * Newest first; events of one millisecond by their id. One stretch of one index, for a visitor one for each of its
 * members.
 */
export async function searchEvents(db: Database, query: EventQuery): Promise<Event[]> {
  const { environmentId, visitorId, limit, before } = query
  const searched = [environmentId, visitorId, before?.eventId].filter((id) => id !== undefined)
  if (!searched.every((id) => isAscii(id, ID_LENGTH))) return []
  return db.run(async (knex) => {
    if (visitorId === undefined) return (await stretch(knex, query)).map(toEvent)
    const ids = (await groupOf(knex, environmentId, visitorId))?.ids ?? [visitorId]
    const found: EventRow[] = []
    for (const id of ids) found.push(...(await stretch(knex, { ...query, visitorId: id })))
    return found.sort(newestFirst).slice(0, limit).map(toEvent)
  })
}

interface EventRow {
  id: string
  occurred_at: number
  event: string
  /** The visitor that the event's is part of by now. */
  merged_into: string | null
}

const EVENT = ['e.id', 'e.occurred_at', 'e.event', 'v.merged_into']

function eventsWithVisitors(knex: Knex, environmentId: string): Knex.QueryBuilder {
  return knex({ e: 'events' }).leftJoin({ v: 'visitors' }, 'v.id', 'e.visitor_id').where('e.environment_id', environmentId)
}

/** A visitor's events without those of its members, or everybody's. */
function stretch(knex: Knex, { environmentId, visitorId, limit, before }: EventQuery): PromiseLike<EventRow[]> {
  const search = eventsWithVisitors(knex, environmentId)
  if (visitorId !== undefined) search.where('e.visitor_id', visitorId)
  if (before) {
    // Said as a bound and an exception: MySQL reads `a < x or (a = x and b < y)` from the start of the index.
    search
      .where('e.occurred_at', '<=', before.timestamp)
      .where((either) => void either.where('e.occurred_at', '<', before.timestamp).orWhere('e.id', '<', before.eventId))
  }
  return search.orderBy([{ column: 'e.occurred_at', order: 'desc' }, { column: 'e.id', order: 'desc' }]).limit(limit).select(EVENT)
}

function newestFirst(a: EventRow, b: EventRow): number {
  if (a.occurred_at !== b.occurred_at) return b.occurred_at - a.occurred_at
  return a.id < b.id ? 1 : -1
}

/** As it was answered, but for a visitor that is part of another by now. */
function toEvent({ event, merged_into: root }: EventRow): Event {
  const stored = JSON.parse(event) as Event
  return root ? withVisitor(stored, root) : stored
}

/** The event as that visitor's. */
export function withVisitor(event: Event, visitorId: string): Event {
  const { identification, supplementary_id_high_recall: likely } = event
  if (!identification) return event
  return {
    ...event,
    identification: { ...identification, visitor_id: visitorId },
    ...(likely?.visitor_id === identification.visitor_id && { supplementary_id_high_recall: { ...likely, visitor_id: visitorId } }),
  }
}
