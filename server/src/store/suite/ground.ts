import { randomBytes } from 'node:crypto'
import type { Event, Explanation } from '@selfsame/contract'
import { newEventId, newVisitorId, randomAlphanumerics } from '../../ids.ts'
import type { Packed } from '../../linkage/packed.ts'
import { createStore, type StoreLocation } from '../create-store.ts'
import type { Database } from '../database.ts'
import type { Store, Visit } from '../store.ts'
import { openRaw } from './raw.ts'

/** An empty place for a store's data, with all that is opened over it. */
export interface Ground {
  readonly location: StoreLocation
  /** Migrated; one pool. */
  readonly store: Store
  /** Another pool over the same data, as another process would have; in memory there is only the one. */
  readonly other: Store
  /** Beside the store: to look at what it wrote. Absent in memory. */
  readonly database: Database | undefined
  close(): Promise<void>
}

/** @param location empty; `close` does not remove it */
export async function layGround(location: StoreLocation): Promise<Ground> {
  const shared = !inMemory(location)
  const store = createStore({ ...location, onWarning: ignore })
  const other = shared ? createStore({ ...location, onWarning: ignore }) : store
  const database = shared ? openRaw(location) : undefined
  await store.migrate()
  return {
    location,
    store,
    other,
    database,
    close: async () => {
      await store.close()
      if (other !== store) await other.close()
      await database?.close()
    },
  }
}

export function inMemory(location: StoreLocation): boolean {
  return 'file' in location && location.file === ':memory:'
}

/** Broken connections are broken on purpose here. */
function ignore(): void {
  return undefined
}

/** An environment of a test's own, so that tests do not meet. */
export async function freshEnvironment(store: Store): Promise<string> {
  const { id } = await store.ensureEnvironment(`test ${randomAlphanumerics(12)}`)
  return id
}

/** Noon of a day, so that a few hours more or less do not change the day. */
export const NOON = Date.UTC(2026, 10, 22, 12)
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const DAY = 86_400 * SECOND

export interface VisitChoice {
  visitorId?: string
  isNew?: boolean
  near?: Visit['visitor']['near']
  at?: number
  record?: Packed
  merges?: Visit['merges']
  digest?: string
  /** Default: the digest; null: none is taken. */
  claim?: string | null
  keys?: readonly string[]
  nonce?: Partial<Visit['nonce']>
  event?: Partial<Event>
  explanation?: Explanation
  activity?: NonNullable<Visit['activity']>
}

/** A first visit at noon with a record, keys and a nonce of its own, but for what is chosen. */
export function makeVisit(environmentId: string, choice: VisitChoice = {}): Visit {
  const at = choice.at ?? NOON
  const id = choice.visitorId ?? newVisitorId()
  const label = randomAlphanumerics(16)
  const digest = choice.digest ?? label
  const claim = choice.claim === undefined ? digest : choice.claim
  return {
    environmentId,
    visitor: { id, isNew: choice.isNew ?? choice.visitorId === undefined, ...(choice.near && { near: choice.near }) },
    snapshot: {
      record: choice.record ?? makeRecord(label),
      digest,
      keys: choice.keys ?? [`a${label.slice(1)}`, `b${label.slice(1)}`],
    },
    ...(claim !== null && { claim }),
    ...(choice.merges && { merges: choice.merges }),
    ...(choice.activity && { activity: choice.activity }),
    event: {
      event_id: newEventId(at),
      timestamp: at,
      environment_id: environmentId,
      identification: { visitor_id: id, visitor_found: choice.isNew === false, confidence: { score: 0.9 } },
      ...choice.event,
    },
    explanation: choice.explanation ?? makeExplanation(),
    nonce: { value: randomBytes(16).toString('hex'), bodyDigest: label, networkPrefix: '203.0.113.0/24', ...choice.nonce },
  }
}

/** A record that spells a text; the store does not look inside. */
export function makeRecord(text: string): Packed {
  return Uint32Array.from([1, ...Array.from(text, (letter) => letter.codePointAt(0) ?? 0)])
}

export function makeExplanation(): Explanation {
  return {
    linkage: {
      model: 'test',
      decision: 'new',
      candidates: [],
      comparisons: [],
      prior: { new: 1, knownVisitors: 0 },
      posterior: { best: 0, new: 1 },
    },
    signals: [],
  }
}

/** Stores a visit that must be stored, and gives its event. */
export async function mustStore(store: Store, visit: Visit): Promise<Event> {
  const result = await store.persist(visit)
  if (result.outcome !== 'stored') throw new Error(`expected the visit to be stored, it was ${result.outcome}`)
  return result.event
}

/** All events of an environment, newest first. */
export function allEvents(store: Store, environmentId: string): Promise<Event[]> {
  return store.searchEvents({ environmentId, limit: 1_000 })
}

/** Rows of a table. */
export async function countRows(database: Database, table: string): Promise<number> {
  const rows = await database.run((knex) => knex(table).count({ rows: '*' }))
  return Number(rows[0]?.['rows'] ?? 0)
}
