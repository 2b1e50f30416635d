import { statSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { expect, test } from 'vitest'
import { createStore } from './create-store.ts'
import { freshEnvironment, makeVisit, mustStore } from './suite/ground.ts'
import { describeStore } from './suite.ts'

describeStore('SQLite in a file', () => {
  const folder = tempDir('store')
  return Promise.resolve({ location: { file: join(folder.path, 'data', 'store.sqlite') }, remove: () => Promise.resolve(folder.remove()) })
})

describeStore('SQLite in memory', () => Promise.resolve({ location: { file: ':memory:' }, remove: () => Promise.resolve() }))

test('nobody but the owner can read an SQLite store', async () => {
  using folder = tempDir('store')
  const file = join(folder.path, 'new', 'store.sqlite')
  const store = createStore({ file })
  await store.migrate()
  await mustStore(store, makeVisit(await freshEnvironment(store)))
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
  expect(mode(join(folder.path, 'new'))).toBe('700')
  for (const suffix of ['', '-wal', '-shm']) expect([suffix, mode(file + suffix)]).toEqual([suffix, '600'])
  await store.close()
})
