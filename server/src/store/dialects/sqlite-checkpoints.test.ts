import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { tempDir } from '@selfsame/testing'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '../database.ts'
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
