import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createStore, type StoreLocation } from '../create-store.ts'
import type { Database } from '../database.ts'
import { migrations } from '../migrations/index.ts'
import { createLease } from '../migrations/lease.ts'
import { migrate } from '../migrations/migrate.ts'
import type { Site } from '../suite.ts'
import { freshEnvironment, inMemory, makeVisit, mustStore } from './ground.ts'
import { openRaw } from './raw.ts'

const PROGRAM = fileURLToPath(new URL('migrate-process.ts', import.meta.url))
/** Starting processes takes long where many tests run side by side, in ms. */
const PROCESS_TIMEOUT = 120_000
const NAMES = migrations.map(({ name }) => name)

/** A process that waits for `go()`. */
async function startProcess(location: StoreLocation, mode = 'run') {
  const child = spawn(process.execPath, ['--no-warnings', PROGRAM, JSON.stringify(location), mode], { stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = once(child, 'exit')
  await says(child, () => output.includes('ready'))
  return {
    go: () => child.stdin.write('go\n'),
    says: (word: string) => says(child, () => output.includes(word)),
    end: async () => {
      await exited
      return { code: child.exitCode, output }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

async function says(child: ChildProcess, done: () => boolean): Promise<void> {
  while (!done()) {
    if (child.exitCode !== null) throw new Error(`the process ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function applied(database: Database): Promise<string[]> {
  const rows: { name: string }[] = await database.run((knex) => knex('migrations').orderBy('name').select('name'))
  return rows.map(({ name }) => name)
}

export function migrationsSuite(newSite: () => Promise<Site>): void {
  describe('migrations', () => {
    let site: Site
    let database: Database
    beforeEach(async () => {
      site = await newSite()
      database = openRaw(site.location)
    })
    afterEach(async () => {
      await database.close()
      await site.remove()
    })

    test('run once each, in order, and may be run again', async () => {
      await migrate(database)
      expect(await applied(database)).toEqual(NAMES)
      await migrate(database)
      expect(await applied(database)).toEqual(NAMES)
    })

    test('can be cut off anywhere and run again', async () => {
      await migrate(database)
      await database.run((knex) => knex('migrations').del())
      await migrate(database)
      expect(await applied(database)).toEqual(NAMES)
    })

    test('a step that fails is told, and holds nobody up', async () => {
      const broken = { name: 'broken', up: () => Promise.reject(new Error('broken step')) }
      await expect(migrate(database, { steps: [broken] })).rejects.toThrow('broken step')
      await migrate(database)
      expect(await applied(database)).toEqual(NAMES)
    })

    test('processes that start together on an empty database all get a full schema', async ({ skip }) => {
      if (inMemory(site.location)) return skip('a database in memory has one process')
      const [one, two] = [createStore(site.location), createStore(site.location)]
      const processes = await Promise.all([1, 2].map(() => startProcess(site.location)))
      for (const process of processes) process.go()
      await Promise.all([one.migrate(), two.migrate()])
      for (const process of processes) expect(await process.end()).toMatchObject({ code: 0 })
      expect(await applied(database)).toEqual(NAMES)
      await mustStore(one, makeVisit(await freshEnvironment(two)))
      await Promise.all([one.close(), two.close()])
    }, PROCESS_TIMEOUT)

    test('a process killed in the middle of a step is stood in for once its lease has run out', async ({ skip }) => {
      if (inMemory(site.location)) return skip('a database in memory has one process')
      const process = await startProcess(site.location, 'hang')
      process.go()
      await process.says('hanging')
      expect(await createLease(database, 3_000).take()).toBe(false)
      await process.kill()
      await migrate(database, { leaseMs: 3_000 })
      expect(await applied(database)).toEqual(NAMES)
    }, PROCESS_TIMEOUT)
  })
}
