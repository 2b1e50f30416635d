import type { Knex } from 'knex'
import { ID_LENGTH, isAscii } from './ascii.ts'
import type { Database } from './database.ts'
import { groupOf, type Group } from './members.ts'
import { eventTables, visitorTables, type EventKey } from './personal-tables.ts'
import type { ExportedRow } from './privacy-store.ts'

/** Events a read. */
const BATCH = 200

/** Columns that hold JSON as text. */
const JSON_COLUMNS = new Set(['event', 'explanation', 'evidence'])

/**
 * Every row that is kept of a visitor, and of all that is one with it, from the tables that an erasure empties. Not one
 * moment's state where visits come meanwhile.
 *
 * @returns undefined: there is no such visitor in the environment
 */
export async function exportVisitor(db: Database, environmentId: string, visitorId: string): Promise<AsyncIterable<ExportedRow> | undefined> {
  if (![environmentId, visitorId].every((id) => isAscii(id, ID_LENGTH))) return undefined
  const group = await db.run((knex) => groupOf(knex, environmentId, visitorId))
  return group && rowsOf(db, environmentId, group)
}

async function* rowsOf(db: Database, environmentId: string, { ids }: Group): AsyncGenerator<ExportedRow> {
  const firsts: number[] = await db.run((knex) => knex('visitors').whereIn('id', [...ids]).pluck('first_seen_at'))
  for (const [table, find] of Object.entries(visitorTables).reverse()) {
    yield* told(table, await db.run((knex) => find(knex(table), { ids, firsts })))
  }
  for (const id of ids) {
    for (let after: EventKey | undefined, more = true; more; ) {
      const events = await db.run((knex) => stretch(knex, { environmentId, visitorId: id, after }))
      for (const [table, find] of Object.entries(eventTables).reverse()) {
        if (events.length > 0) yield* told(table, await db.run((knex) => find(knex(table), events)))
      }
      after = events.at(-1)
      more = events.length === BATCH
    }
  }
}

/** A visitor's events, oldest first, from one on. */
function stretch(knex: Knex, { environmentId, visitorId, after }: { environmentId: string; visitorId: string; after: EventKey | undefined }): Promise<EventKey[]> {
  const search = knex('events').where({ environment_id: environmentId, visitor_id: visitorId })
  if (after) {
    search
      .where('occurred_at', '>=', after.occurred_at)
      .where((either) => void either.where('occurred_at', '>', after.occurred_at).orWhere('id', '>', after.id))
  }
  return search.orderBy(['occurred_at', 'id']).limit(BATCH).select('id', 'occurred_at')
}

function told(table: string, rows: readonly Record<string, unknown>[]): ExportedRow[] {
  return rows.map((row) => ({ table, row: Object.fromEntries(Object.entries(row).map(([column, value]) => [column, readable(column, value)])) }))
}

function readable(column: string, value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString('hex')
  return JSON_COLUMNS.has(column) && typeof value === 'string' ? (JSON.parse(value) as unknown) : value
}
