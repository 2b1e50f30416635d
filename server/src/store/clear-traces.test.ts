import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { ServerError } from '../errors.ts'
import { clearTraces } from './clear-traces.ts'
import { openRaw } from './suite/raw.ts'

test('SQLite\'s WAL is cut off, once whoever reads in it is done', async () => {
  using folder = tempDir('traces')
  const file = join(folder.path, 'store.sqlite')
  const database = openRaw({ file })
  await database.run((knex) => knex.schema.raw('create table noted (text text)'))
  const reader = new Sqlite(file, { readonly: true })
  reader.exec('begin')
  reader.prepare('select * from noted').all()
  await database.run((knex) => knex('noted').insert({ text: 'a' }))

  const warnings: string[] = []
  const cleared = clearTraces(database, (message) => warnings.push(message))
  setTimeout(() => reader.close(), 100)
  await cleared
  expect(warnings).toEqual([])
  expect(existsSync(`${file}-wal`) && statSync(`${file}-wal`).size).toBe(0)
  await database.close()
})

test('an erasure is done, and a warning given, where others are in the way for long', async () => {
  const database = openRaw({ file: ':memory:' })
  const warnings: string[] = []
  const busy = { ...database, run: () => Promise.reject(new ServerError('service_unavailable', 'The database does not answer.')) }
  await clearTraces(busy, (message) => warnings.push(message))
  expect(warnings).toEqual([expect.stringContaining('WAL')])
  const broken = { ...database, run: () => Promise.reject(new Error('database disk image is malformed')) }
  await expect(clearTraces(broken, () => undefined)).rejects.toThrow('malformed')
  await database.close()
})
