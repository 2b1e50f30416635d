import type { Event, EventUpdate, Explanation } from '@selfsame/contract'
import type { Knex } from 'knex'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { eventColumns } from './event-columns.ts'
import { createFacetRows } from './search/facet-rows.ts'
import { find } from './search/find.ts'
import type { EventQuery } from './search-store.ts'
import { type Row, statementsIn } from './statements.ts'
import type { StoredEvent, Visit } from './store.ts'

/** The row of an event. @param event the visit's, as it is to be answered from now on */
export function eventRow(visit: Visit, event: Event): Row {
  return {
    id: event.event_id,
    environment_id: visit.environmentId,
    visitor_id: event.identification?.visitor_id ?? visit.visitor.id,
    occurred_at: event.timestamp,
    ...eventColumns(visit.environmentId, event),
    explanation: JSON.stringify(visit.explanation),
  }
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

/** In the order asked for; see `search/find.ts`. */
export function searchEvents(db: Database, query: EventQuery): Promise<Event[]> {
  return db.run(async (knex) => {
    const hits = await find({ knex, dialect: db.dialect }, query)
    const ids = hits.map(({ id }) => id)
    const rows: EventRow[] = await eventsWithVisitors(knex, query.environmentId).whereIn('e.id', ids).select(EVENT)
    const byId = new Map(rows.map((row) => [row.id, row]))
    // One that was erased meanwhile is passed over.
    return ids.map((id) => byId.get(id)).filter((row) => row !== undefined).map(toEvent)
  })
}

export function countEvents(db: Database, { beyond: _, ...query }: EventQuery, most: number): Promise<number> {
  return db.run(async (knex) => (await find({ knex, dialect: db.dialect }, { ...query, limit: most })).length)
}

/** @returns whether there is such an event */
export async function updateEvent(db: Database, environmentId: string, eventId: string, update: EventUpdate): Promise<boolean> {
  if (!isAscii(eventId, ID_LENGTH) || !isAscii(environmentId, ID_LENGTH)) return false
  return db.transact(async (trx) => {
    const row: { event: string } | undefined = await trx('events').where({ id: eventId, environment_id: environmentId }).forUpdate().first('event')
    if (!row) return { end: 'commit', value: false }
    const event = { ...(JSON.parse(row.event) as Event), ...update }
    await trx('events').where({ id: eventId }).update(eventColumns(environmentId, event))
    // Said anew, whatever was said before: an update is rare.
    const facets = createFacetRows()
    await facets.insert(await statementsIn(trx, db.dialect), facets.unsaid(environmentId, event))
    return { end: 'commit', value: true }
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
