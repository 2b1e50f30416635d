import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type EnvironmentSettings } from '../../environments/settings.ts'
import { randomAlphanumerics } from '../../ids.ts'
import type { Database } from '../database.ts'
import { allEvents, freshEnvironment, type Ground, makeVisit, mustStore, NOON } from './ground.ts'

const CHOSEN: EnvironmentSettings = {
  origins: ['https://shop.example', 'https://*.shop.example'],
  allowedAddresses: ['2001:db8::/32'],
  blockedAddresses: ['192.0.2.0/24'],
  allowedHeaders: ['x-app: läden *'],
  blockedHeaders: [`user-agent: "it's"; drop table environments; -- *`],
  zeroTrust: true,
}

export function environmentsSuite(ground: () => Ground): void {
  describe("an environment's settings", () => {
    test('are the defaults until some are chosen, and are read as they were written, with its keys too', async () => {
      const { store, other } = ground()
      const name = `site ${randomAlphanumerics(8)}`
      const { id } = await store.ensureEnvironment(name)
      expect(await other.findEnvironment(name)).toEqual({ id, name, createdAt: expect.any(Number), settings: DEFAULT_SETTINGS })
      expect(await store.setEnvironment(id, CHOSEN)).toBe(true)
      expect(await store.setEnvironment(id, CHOSEN)).toBe(true)
      const stored = { id, name, createdAt: expect.any(Number), settings: CHOSEN }
      expect(await other.findEnvironment(name)).toEqual(stored)
      const key = { id: randomAlphanumerics(20), environmentId: id, kind: 'public' as const, hint: 'pk_abcd', createdAt: NOON, digest: randomAlphanumerics(64) }
      await store.addKey(key)
      expect((await other.findKey('public', key.digest, NOON))?.environment).toEqual(stored)
      expect(await other.listEnvironments()).toContainEqual(stored)
    })

    test('of one leave others alone, and nobody has those of an environment that is not there', async () => {
      const { store } = ground()
      const [one, two] = [await freshEnvironment(store), await freshEnvironment(store)]
      await store.setEnvironment(one, CHOSEN)
      const listed = await store.listEnvironments()
      expect(listed.find(({ id }) => id === two)?.settings).toEqual(DEFAULT_SETTINGS)
      for (const id of ['env_nobody', "x' or '1'='1", 'ä', '']) expect(await store.setEnvironment(id, CHOSEN)).toBe(false)
      expect(await store.findEnvironment('nobody')).toBeUndefined()
    })

    test('a deleted environment leaves nothing behind, in any table, and others are left alone', async ({ skip }) => {
      const { store, other, database } = ground()
      if (!database) return skip('a database in memory cannot be looked into')
      const name = `site ${randomAlphanumerics(8)}`
      const [{ id }, elsewhere] = [await store.ensureEnvironment(name), await freshEnvironment(store)]
      const key = { id: randomAlphanumerics(20), environmentId: id, kind: 'public' as const, hint: 'pk_abcd', createdAt: NOON, digest: randomAlphanumerics(64) }
      await store.addKey(key)
      await store.addSealingKey({ id: randomAlphanumerics(20), environmentId: id, state: 'active', kept: 'plain:x', createdAt: NOON, changedAt: NOON })
      const kept = await mustStore(store, makeVisit(elsewhere))
      for (let index = 0; index < 3; index++) await mustStore(store, makeVisit(id))
      expect(await other.deleteEnvironment(id)).toBe(3)
      expect(await store.findKey('public', key.digest, NOON)).toBeUndefined()
      expect(await store.findEnvironment(name)).toBeUndefined()
      expect(await tablesWith(database, id)).toEqual([])
      expect(await allEvents(store, elsewhere)).toEqual([kept])
      expect(await store.deleteEnvironment(id)).toBe(0)
    })

    test.for([{ origins: ['shop.example'] }, { blockedAddresses: ['10.0.0.0/33'] }, { allowedHeaders: ['no colon'] }, { zeroTrust: 'yes' }])('are not %j', async (wrong) => {
      const { store } = ground()
      const settings = { ...DEFAULT_SETTINGS, ...wrong } as EnvironmentSettings
      await expect(store.setEnvironment(await freshEnvironment(store), settings)).rejects.toThrow()
    })
  })
}

/** The audit log is no visitor's, and says afterwards what was done. */
const KEPT = ['audit_log']

/** Tables that have a row of an environment. A new table with such a column is looked into by itself. */
async function tablesWith(database: Database, environmentId: string): Promise<string[]> {
  const [from, name] =
    database.dialect.name === 'sqlite' ? ["sqlite_master where type = 'table'", 'name'] : ['information_schema.tables where table_schema = database()', 'table_name as name']
  const answer = await database.run((knex) => knex.raw(`select ${name} from ${from}`))
  const rows = (database.dialect.name === 'sqlite' ? answer : answer[0]) as { name: string }[]
  const found: string[] = []
  for (const { name: table } of rows) {
    const column = table === 'environments' ? 'id' : 'environment_id'
    const has = await database.run((knex) => knex.schema.hasColumn(table, column))
    const row: unknown = has && (await database.run((knex) => knex(table).where(column, environmentId).first(column)))
    if (row && !KEPT.includes(table)) found.push(table)
  }
  return found
}
