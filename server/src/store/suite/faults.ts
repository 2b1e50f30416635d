import { describe, expect, test } from 'vitest'
import type { Database } from '../database.ts'
import { allEvents, freshEnvironment, type Ground, makeRecord, makeVisit, NOON } from './ground.ts'
import { openRaw } from './raw.ts'

/** Ends every connection to this database but the one that asks. */
async function killConnections(database: Database): Promise<number> {
  return database.run(async (knex) => {
    const [rows] = (await knex.raw(
      'select id from information_schema.processlist where db = database() and id <> connection_id()',
    )) as [{ id: number; ID?: number }[], unknown]
    for (const row of rows) {
      // Gone in the meantime: error 1094.
      await knex.raw(`kill ${Number(row.id ?? row.ID)}`).catch((error: { errno?: number }) => {
        if (error.errno !== 1094) throw error
      })
    }
    return rows.length
  })
}

export function faultsSuite(ground: () => Ground): void {
  describe('faults', () => {
    test('two transactions that wait for each other are both done in the end', async ({ skip }) => {
      const { location, database } = ground()
      if (!database) return skip('a database in memory has one connection')
      const other = openRaw(location)
      await database.run(async (knex) => {
        await knex.raw('create table if not exists crossing (id integer primary key, value integer not null)')
        await knex('crossing').del()
        await knex('crossing').insert([{ id: 1, value: 0 }, { id: 2, value: 0 }])
      })
      let attempts = 0
      const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const cross = (db: Database, [first, second]: readonly [number, number], started: () => void) =>
        db.transact(async (trx) => {
          attempts++
          // SQLite lets only one of them begin, and the other fails here; MySQL lets both, and one fails below.
          await trx('crossing').where({ id: first }).increment('value', 1).then(started, (error: unknown) => {
            started()
            throw error
          })
          await Promise.all([one.promise, two.promise])
          await trx('crossing').where({ id: second }).increment('value', 1)
          return { end: 'commit', value: undefined }
        })
      await Promise.all([cross(database, [1, 2], one.resolve), cross(other, [2, 1], two.resolve)])
      expect(attempts).toBeGreaterThan(2)
      const rows = await database.run((knex) => knex('crossing').orderBy('id').select('value'))
      expect(rows).toEqual([{ value: 2 }, { value: 2 }])
      await other.close()
    })

    test('what a transaction wrote before it failed or was given up is gone', async () => {
      const { store, database } = ground()
      if (!database) return
      const name = 'never'
      const insert = (end: 'rollback' | 'fail') =>
        database.transact(async (trx) => {
          await trx('environments').insert({ id: name, name })
          if (end === 'fail') throw new Error('on purpose')
          return { end, value: 'given up' }
        })
      await expect(insert('fail')).rejects.toThrow('on purpose')
      expect(await insert('rollback')).toBe('given up')
      expect((await store.ensureEnvironment(name)).id).not.toBe(name)
    })

    test('connections that break under load lose no visit and write none twice', async ({ skip }) => {
      const { store, location, database } = ground()
      if (!('url' in location) || !database) return skip('SQLite has no connection to break')
      const environmentId = await freshEnvironment(store)
      const visits = Array.from({ length: 100 }, (_, index) => makeVisit(environmentId, { at: NOON + index }))
      let open = true
      const killing = (async () => {
        let killed = 0
        for (let rounds = 0; open && rounds < 3; ) {
          const connections = await killConnections(database)
          if (connections > 0) rounds++
          killed += connections
          await new Promise((resolve) => setTimeout(resolve, 60))
        }
        return killed
      })()
      const results = await Promise.all(visits.map((visit) => store.persist(visit)))
      open = false
      expect(await killing).toBeGreaterThan(0)
      expect(results.map(({ outcome }) => outcome)).toEqual(visits.map(() => 'stored'))
      const stored = await allEvents(store, environmentId)
      expect(stored.map(({ event_id }) => event_id)).toEqual(visits.map(({ event }) => event.event_id).reverse())
    })

    test('an error names no value of the query', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId, { record: makeRecord('SECRET PLATFORM'), event: { user_agent: 'SECRET AGENT' } })
      await store.persist(visit)
      const twin = makeVisit(environmentId, { record: makeRecord('SECRET PLATFORM'), event: { user_agent: 'SECRET AGENT', event_id: visit.event.event_id } })
      const error: unknown = await store.persist(twin).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(Error)
      const everything = JSON.stringify([error, Object.getOwnPropertyNames(error).map((name) => (error as Record<string, unknown>)[name])])
      expect(everything).not.toContain('SECRET')
    })
  })
}
