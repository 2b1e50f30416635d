import type { Event, Explanation } from '@selfsame/contract'
import type { Knex } from 'knex'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import type { EventQuery, StoredEvent, Visit } from './store.ts'

/** @param event the visit's, as it is to be answered from now on */
export async function insertEvent(trx: Knex, visit: Visit, event: Event): Promise<void> {
  await trx('events').insert({
    id: event.event_id,
    environment_id: visit.environmentId,
    visitor_id: visit.visitor.id,
    occurred_at: event.timestamp,
    event: JSON.stringify(event),
    explanation: JSON.stringify(visit.explanation),
  })
}

/** The event alone, inside a transaction. */
export async function readEvent(trx: Knex, environmentId: string, eventId: string): Promise<Event | undefined> {
  const row: { event: string } | undefined = await trx('events').where({ id: eventId, environment_id: environmentId }).first('event')
  return row && (JSON.parse(row.event) as Event)
}

export async function findEvent(db: Database, environmentId: string, eventId: string): Promise<StoredEvent | undefined> {
  if (!isAscii(eventId, ID_LENGTH) || !isAscii(environmentId, ID_LENGTH)) return undefined
  const row: { event: string; explanation: string } | undefined = await db.run((knex) =>
    knex('events').where({ id: eventId, environment_id: environmentId }).first('event', 'explanation'),
  )
  return row && { event: JSON.parse(row.event) as Event, explanation: JSON.parse(row.explanation) as Explanation }
}

/** Newest first; events of one millisecond by their id. One stretch of one index. */
export async function searchEvents(db: Database, query: EventQuery): Promise<Event[]> {
  const { environmentId, visitorId, limit, before } = query
  const searched = [environmentId, visitorId, before?.eventId].filter((id) => id !== undefined)
  if (!searched.every((id) => isAscii(id, ID_LENGTH))) return []
  const rows: { event: string }[] = await db.run((knex) => {
    const search = knex('events').where({ environment_id: environmentId })
    if (visitorId !== undefined) search.where({ visitor_id: visitorId })
    if (before) {
      // Said as a bound and an exception: MySQL reads `a < x or (a = x and b < y)` from the start of the index.
      search
        .where('occurred_at', '<=', before.timestamp)
        .where((either) => either.where('occurred_at', '<', before.timestamp).orWhere('id', '<', before.eventId))
    }
    return search.orderBy([{ column: 'occurred_at', order: 'desc' }, { column: 'id', order: 'desc' }]).limit(limit).select('event')
  })
  return rows.map(({ event }) => JSON.parse(event) as Event)
}
