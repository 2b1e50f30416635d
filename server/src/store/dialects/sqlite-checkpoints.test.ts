import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { tempDir } from '@selfsame/testing'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../database.ts'
import { checkpointInBackground, newProgress, startCopying } from './sqlite-checkpoints.ts'
import { sqlite } from './sqlite.ts'

const MIB = 2 ** 20
const TRANSACTIONS = 800
/** 100 MiB in all: far more than the WAL may hold before SQLite itself copies it. */
const BYTES = MIB / 8

/** Writes rows in transactions of their own, as visits do. @returns the longest that the WAL was, in bytes */
async function fill(file: string): Promise<number> {
  const database = openDatabase(sqlite(file), () => undefined)
  await database.run((knex) => knex.schema.raw('create table filled (id integer primary key, bytes blob)'))
  for (let count = 0; count < TRANSACTIONS; count++) {
    await database.transact(async (trx) => {
      await trx('filled').insert({ bytes: Buffer.alloc(BYTES, count) })
      return { end: 'commit', value: undefined }
    })
    await turn() // as between two requests
  }
  const longest = statSync(`${file}-wal`).size // it is never cut off, but begun anew
  await database.close()
  return longest
}

test('the WAL is copied into the file in the background, and begun anew', async () => {
  using folder = tempDir('checkpoints')
  const file = join(folder.path, 'store.sqlite')
  expect(await fill(file)).toBeLessThan(48 * MIB)
  // Nothing is left to be copied, and no thread holds the file.
  expect(existsSync(`${file}-wal`)).toBe(false)
  const stored = new Sqlite(file, { readonly: true })
  expect(stored.prepare('select count(*) as transactions, sum(length(bytes)) as bytes from filled').get()).toEqual({ transactions: TRANSACTIONS, bytes: TRANSACTIONS * BYTES })
  expect(stored.pragma('integrity_check', { simple: true })).toBe('ok')
  stored.close()
})

/** A file whose WAL nobody copies, with a text in it. */
function openUncopied() {
  const folder = tempDir('checkpoints')
  const connection = new Sqlite(join(folder.path, 'store.sqlite'))
  onTestFinished(async () => {
    await (connection.close() as unknown) // a promise where a thread is to be waited for
    folder.remove()
  })
  connection.pragma('journal_mode = wal')
  connection.pragma('wal_autocheckpoint = 0')
  connection.exec("create table noted (text text); insert into noted values ('only in the WAL')")
  return connection
}

const hasText = (file: string) => readFileSync(file).includes('only in the WAL')

/** As many as are copied together. */
function commit(committed: () => void): void {
  for (let count = 0; count < 100; count++) committed()
}

test('the thread alone copies what is in the WAL', async () => {
  const { name } = openUncopied()
  expect(hasText(name)).toBe(false)
  const worker = startCopying(name, newProgress())
  worker.postMessage('copy')
  await once(worker, 'message')
  expect(hasText(name)).toBe(true)
  worker.postMessage('end')
  await once(worker, 'exit')
})

test('the WAL begins anew also while there is always another visit', () => {
  const connection = openUncopied()
  const committed = checkpointInBackground(connection, () => undefined)
  connection.exec('create table changing (bytes blob); insert into changing values (null)')
  const change = connection.prepare('update changing set bytes = ?')
  const [bytes, pause] = [Buffer.alloc(MIB / 16), new Int32Array(new SharedArrayBuffer(4))]
  const isAnew = (changes: number) => statSync(`${connection.name}-wal`).size < changes * bytes.length
  let changes = 0
  // No message is heard meanwhile: nothing turns the loop.
  do {
    change.run(bytes.fill(changes)) // a page that stays as it is is not written
    committed()
    changes++
    Atomics.wait(pause, 0, 0, 1) // ms
  } while (!isAnew(changes) && changes < 3_000)
  expect(isAnew(changes)).toBe(true)
})

test('a thread that dies is told of once, and another begins in its place', async () => {
  const connection = openUncopied()
  const [warnings, threads]: [string[], Worker[]] = [[], []]
  const dying = "require('node:worker_threads').parentPort.on('message', () => { throw Object.assign(new Error('a secret'), { code: 'SQLITE_CORRUPT' }) })"
  const leaving = "require('node:worker_threads').parentPort.on('message', () => process.exit())"
  const committed = checkpointInBackground(connection, (message) => warnings.push(message), (file, progress) => {
    const text = [dying, dying, leaving][threads.length]
    const thread = text === undefined ? startCopying(file, progress) : new Worker(text, { eval: true })
    threads.push(thread)
    return thread
  })
  for (let round = 1; round <= 3; round++) {
    commit(committed)
    expect(threads).toHaveLength(round)
    await new Promise((resolve) => threads[round - 1]?.on('exit', resolve))
  }
  expect(hasText(connection.name)).toBe(false)
  commit(committed)
  await expect.poll(() => hasText(connection.name)).toBe(true)
  expect(warnings).toEqual(['copying the WAL into the file failed: SQLITE_CORRUPT'])
})

test("SQLite's own code comes out of the thread", async () => {
  const connection = openUncopied()
  const warnings: string[] = []
  const committed = checkpointInBackground(connection, (message) => warnings.push(message), (file, progress) => startCopying(`${file}-elsewhere`, progress))
  commit(committed)
  await expect.poll(() => warnings).toEqual(['copying the WAL into the file failed: SQLITE_CANTOPEN'])
})

test('a thread that cannot begin fails no commit, and is tried again', () => {
  const connection = openUncopied()
  const warnings: string[] = []
  let tries = 0
  const committed = checkpointInBackground(connection, (message) => warnings.push(message), () => {
    tries++
    throw Object.assign(new Error('no more threads'), { code: 'ERR_WORKER_INIT_FAILED' })
  })
  commit(committed)
  commit(committed)
  expect(tries).toBe(2)
  expect(warnings).toEqual(['copying the WAL into the file failed: ERR_WORKER_INIT_FAILED'])
})
