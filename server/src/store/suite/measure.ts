/**
 * Figures of docs/decisions/0001-store.md: `node server/src/store/suite/measure.ts [mysql url] [visitors]` (10,000).
 * Fills an empty store with visitors of 9 keys and a record of 500 bytes, most keys shared by some, then measures each call.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newVisitorId } from '../../ids.ts'
import { createStore, type StoreLocation } from '../create-store.ts'
import { createOutbox } from '../outbox.ts'
import { createFacetRows } from '../search/facet-rows.ts'
import { persist } from '../persist.ts'
import type { Visit } from '../store.ts'
import { makeRecord, makeVisit, NOON } from './ground.ts'
import { openRaw } from './raw.ts'

const [, , where = '', visitors = '10000'] = process.argv
const KNOWN = Number(visitors)
const RECORD = makeRecord('x'.repeat(125))
/** How many visitors share each key. */
const SHARING = [1, 1, 2, 5, 20, 100, 1_000, 5_000, 20_000]

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-measure-'))
  const location: StoreLocation = where.startsWith('m') ? { url: where } : { file: join(folder, 'store.sqlite') }
  const store = createStore(location)
  await store.migrate()
  const { id } = await store.ensureEnvironment('measure')
  const firsts = Array.from({ length: KNOWN }, (_, index) => visitOf(id, index))
  report('first visit', firsts.length, await timed(() => inParallel(16, firsts, (visit) => store.persist(visit))))

  const known = Array.from({ length: 2_000 }, (_, index) => firsts.at((index * 7_919) % KNOWN)).filter((visit) => visit !== undefined)
  const again = known.map(({ visitor, snapshot }) => makeVisit(id, { visitorId: visitor.id, isNew: false, ...snapshot }))
  for (const lanes of [1, 16]) {
    const part = again.splice(0, 1_000)
    report(`return visit, ${lanes} at a time`, part.length, await timed(() => inParallel(lanes, part, (visit) => store.persist(visit))))
  }
  for (const limit of [10, 50]) {
    const part = known.slice(0, 300)
    report(`candidates, at most ${limit}`, part.length, await timed(() => inParallel(1, part, (visit) => store.candidates(id, visit.snapshot.keys, limit))))
  }
  await store.close()
  if ('file' in location) await compareSync(location, firsts)
  rmSync(folder, { recursive: true })
}

/** What it costs that SQLite waits for the disk at each commit, in turns. */
async function compareSync(location: StoreLocation, firsts: readonly Visit[]): Promise<void> {
  const database = openRaw(location)
  const total = { normal: 0, full: 0 }
  const environmentId = firsts[0]?.environmentId ?? ''
  const facets = createFacetRows()
  for (let round = 0; round < 6; round++) {
    for (const level of ['normal', 'full'] as const) {
      await database.run((knex) => knex.raw(`pragma synchronous = ${level}`))
      const part = firsts.slice(0, 300).map(({ visitor, snapshot }) => makeVisit(environmentId, { visitorId: visitor.id, isNew: false, ...snapshot }))
      total[level] += await timed(() => inParallel(16, part, (visit) => persist(database, { outbox: createOutbox(database.dialect), facets }, visit)))
    }
  }
  for (const level of ['normal', 'full'] as const) report(`return visit, synchronous = ${level}`, 1_800, total[level])
  await database.close()
}

function visitOf(environmentId: string, index: number): Visit {
  const keys = SHARING.map((shared, key) => `${key}:${Math.floor((index * 31) % KNOWN / shared)}`)
  return makeVisit(environmentId, { visitorId: newVisitorId(), isNew: true, at: NOON + index, keys, record: RECORD })
}

async function inParallel<T>(lanes: number, items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function report(what: string, times: number, ms: number): void {
  process.stdout.write(`${what}: ${(ms / times).toFixed(2)} ms each, ${Math.round((times / ms) * 1_000)}/s\n`)
}

await run()
