import { Readable } from 'node:stream'
import type { Event } from '@selfsame/contract'
import type { Connection } from 'mysql2/promise'
import { eventColumns } from '../../server/src/store/event-columns.ts'
import { facetsOf } from '../../server/src/store/search/columns.ts'
import { hash8 } from '../../server/src/store/hash.ts'
import { EVENT_INDEXES } from '../../server/src/store/search/indexes.ts'
import { say } from '../src/report.ts'
import { makeEvent, visitorOf, type World } from './visits.ts'

/** Events written at a time. */
const CHUNK = 20_000
const WEEK = 7 * 86_400_000

/** Of usual length; a search does not read it. */
const EXPLANATION = JSON.stringify({ linkage: { model: 'bench', comparisons: [] }, signals: [] })

type Row = Readonly<Record<string, string | number | Buffer | null>>

/**
 * Events of the last week, at even intervals, as the store would have written them one by one: the same columns and facets.
 *
 * @param now ms since the epoch: of the last one
 */
export async function loadEvents(connection: Connection, world: World, events: number, now: number): Promise<void> {
  const start = performance.now()
  for (const name of Object.keys(EVENT_INDEXES)) await connection.query(`alter table events drop index if exists ${name}`)
  await connection.query('set session unique_checks = 0, foreign_key_checks = 0')
  for (let from = 0; from < world.visitors; from += CHUNK) {
    const visitors = Array.from({ length: Math.min(CHUNK, world.visitors - from) }, (_, index) => visitorRow(world, from + index, now))
    await load(connection, 'visitors', visitors)
  }
  const facets = new Map<string, Row>()
  for (let from = 0; from < events; from += CHUNK) {
    const length = Math.min(CHUNK, events - from)
    const made = Array.from({ length }, (_, index) => makeEvent(world, from + index, Math.floor(now - WEEK + 60_000 + ((WEEK - 60_000) * (from + index + 1)) / events)))
    await load(connection, 'events', made.map((event) => eventRow(world, event)))
    for (const event of made) noteFacets(facets, world, event)
    say(`  ${(from + length).toLocaleString('en')} events`)
  }
  await load(connection, 'event_facets', [...facets.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row))
  for (const [name, columns] of Object.entries(EVENT_INDEXES)) await connection.query(`create index ${name} on events (${columns.join(', ')})`)
  await connection.query('analyze table events, event_facets, visitors')
  say(`  loaded in ${Math.round((performance.now() - start) / 1_000)} s, ${facets.size.toLocaleString('en')} rows of facets`)
}

function visitorRow({ environmentId }: World, number: number, now: number): Row {
  return { id: visitorOf(number), environment_id: environmentId, first_seen_at: now - WEEK, last_seen_at: now, visits: 4 }
}

function eventRow({ environmentId }: World, event: Event): Row {
  const visitor_id = event.identification?.visitor_id ?? ''
  return { id: event.event_id, environment_id: environmentId, visitor_id, occurred_at: event.timestamp, ...eventColumns(environmentId, event), explanation: EXPLANATION }
}

const hashes = new Map<string, Buffer>()

function noteFacets(rows: Map<string, Row>, { environmentId }: World, event: Event): void {
  const bucket = Math.floor(event.timestamp / 10_000)
  const day = Math.floor(bucket / 8_640)
  for (const [name, value] of facetsOf(event)) {
    const facet = `${name} ${value}`
    const hash = hashes.get(facet) ?? hash8(environmentId, name, value)
    hashes.set(facet, hash)
    rows.set(`${day}${hash.toString('hex')}${bucket}`, { day, facet_hash: hash, bucket })
  }
}

/** By LOAD DATA: bytes as hexadecimal, nothing as the empty text. */
async function load(connection: Connection, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first)
  const kinds = names.map((name) => ({ name, bytes: rows.some((row) => Buffer.isBuffer(row[name])), gaps: rows.some((row) => row[name] === null) }))
  const special = kinds.filter(({ bytes, gaps }) => bytes || gaps)
  const columns = kinds.map(({ name, bytes, gaps }) => (bytes || gaps ? `@${name}` : name)).join(', ')
  const sets = special.map(({ name, bytes }) => `${name} = ${bytes ? `unhex(nullif(@${name}, ''))` : `nullif(@${name}, '')`}`)
  const text = (value: Row[string] | undefined) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value ?? ''))
  const lines = rows.map((row) => Buffer.from(`${names.map((name) => text(row[name])).join('\t')}\n`))
  const sql = `load data local infile 'rows' into table ${table} character set utf8mb4 fields terminated by '\\t' escaped by '' (${columns})${sets.length > 0 ? ` set ${sets.join(', ')}` : ''}`
  await connection.query({ sql, infileStreamFactory: () => Readable.from(lines, { objectMode: false }) })
}
