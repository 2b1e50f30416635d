import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type EnvironmentSettings } from '../../environments/settings.ts'
import { randomAlphanumerics } from '../../ids.ts'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'
import { allEvents, countRows, freshEnvironment, type Ground, makeVisit, mustStore, NOON } from './ground.ts'

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
      const elsewhere = await freshEnvironment(store)
      const kept = await mustStore(store, makeVisit(elsewhere))
      const before = await rowsByTable(database)
      const name = `site ${randomAlphanumerics(8)}`
      const { id } = await store.ensureEnvironment(name)
      const digest = await furnish(store, id)
      const filled = await rowsByTable(database)
      expect(Object.keys(filled).filter((table) => filled[table] === before[table]).sort()).toEqual(UNTOUCHED)

      expect(await other.deleteEnvironment(id)).toBe(3)
      expect(await store.findKey('public', digest, NOON)).toBeUndefined()
      expect(await store.findEnvironment(name)).toBeUndefined()
      expect(await rowsByTable(database)).toEqual(before)
      expect(await allEvents(store, elsewhere)).toEqual([kept])
      expect(await store.deleteEnvironment(id)).toBe(0)
    })

    test('a visit that was let in before its environment was deleted is refused, and leaves nothing', async ({ skip }) => {
      const { store, other, database } = ground()
      if (!database) return skip('a database in memory cannot be looked into')
      const before = await rowsByTable(database)
      const environmentId = await freshEnvironment(store)
      await other.deleteEnvironment(environmentId)
      await expect(store.persist(makeVisit(environmentId))).rejects.toMatchObject({ code: 'public_api_key_not_found' })
      expect(await rowsByTable(database)).toEqual(before)
    })

    test('a visit that is being written while its environment is deleted goes with it', async ({ skip }) => {
      const { store, other, database } = ground()
      if (database?.dialect.name !== 'mysql') return skip('SQLite has one writer at a time')
      const before = await rowsByTable(database)
      const environmentId = await freshEnvironment(store)
      const visit = makeVisit(environmentId)
      const begun = Promise.withResolvers<void>()
      const complete = () => (begun.resolve(), { event: visit.event, explanation: visit.explanation })
      // Whoever writes the same event first holds the visit up, when its visitor is made already.
      const { visit: written, deletion } = await database.transact(async (trx) => {
        await trx('events').insert({ id: visit.event.event_id, environment_id: environmentId, visitor_id: '', occurred_at: NOON, event: '{}', explanation: '{}' })
        const under = Promise.allSettled([store.persist({ ...visit, complete })])
        await begun.promise
        const deleting = other.deleteEnvironment(environmentId, { by: 'test', at: NOON })
        await Promise.race([deleting, delay(500)]) // long enough for it to end, where nothing holds it up
        return { end: 'rollback', value: { visit: under, deletion: deleting } }
      })
      expect([await written, await deletion]).toMatchObject([[{ status: 'fulfilled' }], 1])
      expect(await rowsByTable(database)).toEqual(before)
      expect(await store.listAudit(environmentId, 10)).toMatchObject([{ environmentId, action: 'environment.deleted', details: { by: 'test', visitors: 1 } }])
      expect((await store.listAudit(undefined, 1_000)).map((entry) => entry.environmentId)).toContain(environmentId)
    })

    test('a visit that outlived its environment on another node of a cluster goes with the next sweep, and no other visit does', async ({ skip }) => {
      const { store, database } = ground()
      if (!database) return skip('a database in memory cannot be looked into')
      const kept = makeVisit(await freshEnvironment(store))
      await mustStore(store, kept)
      const before = await rowsByTable(database)
      const environmentId = await freshEnvironment(store)
      await mustStore(store, makeVisit(environmentId))
      await database.run((knex) => knex('environments').where({ id: environmentId }).del())
      await store.expire(NOON, {})
      expect(await rowsByTable(database)).toEqual(before)
      expect(await store.candidate(kept.environmentId, kept.visitor.id)).toBeDefined()
    })

    test.for([{ origins: ['shop.example'] }, { blockedAddresses: ['10.0.0.0/33'] }, { allowedHeaders: ['no colon'] }, { zeroTrust: 'yes' }])('are not %j', async (wrong) => {
      const { store } = ground()
      const settings = { ...DEFAULT_SETTINGS, ...wrong } as EnvironmentSettings
      await expect(store.setEnvironment(await freshEnvironment(store), settings)).rejects.toThrow()
    })
  })
}

/** The audit log is no visitor's, and says afterwards what was done; facets lead to nothing, and go with their day. */
const STAYING = ['audit_log', 'event_facets']

/** Tables of no environment. */
const UNTOUCHED = ['address_keys', 'migration_lease', 'migrations', 'rate_counts']

/** Puts something into every table that an environment has rows in. @returns the digest of a key */
async function furnish(store: Store, environmentId: string): Promise<string> {
  const own = { environmentId, createdAt: NOON }
  const digest = randomAlphanumerics(64)
  await store.addKey({ ...own, id: randomAlphanumerics(20), kind: 'public', hint: 'pk_abcd', digest })
  await store.addSealingKey({ ...own, id: randomAlphanumerics(20), state: 'active', kept: 'plain:x', changedAt: NOON })
  await store.addRuleset({ ...own, id: `rs_${randomAlphanumerics(13)}`, name: 'all', document: {} })
  const types = ['event', 'visitor.merged'] as const
  for (const url of ['https://example.com/hook', 'https://example.com/gone']) {
    await store.addWebhook({ ...own, id: `wh_${randomAlphanumerics(16)}`, url, types, status: { state: 'enabled' }, secret: 'plain:x' })
  }
  const [, gone] = await store.listWebhooks(environmentId)
  const activity = { address: '203.0.113.7', linkedId: 'ann' }
  const [older, younger] = [makeVisit(environmentId, { activity }), makeVisit(environmentId, { activity })]
  for (const visit of [older, younger]) await mustStore(store, visit)
  const merges = [{ younger: younger.visitor.id, older: older.visitor.id, evidence: {} }]
  await mustStore(store, makeVisit(environmentId, { visitorId: older.visitor.id, isNew: false, at: NOON + 1, merges }))
  const supplementary = { supplementary_id_high_recall: { visitor_id: older.visitor.id, visitor_found: true, confidence: { score: 0.5 } } }
  await mustStore(store, makeVisit(environmentId, { at: NOON + 2, event: supplementary }))
  await store.saveToken(environmentId, `token_${environmentId}`, { visitorId: older.visitor.id, seenAt: NOON })
  await store.deleteWebhook(environmentId, gone?.id ?? '', NOON)
  return digest
}

/** How many rows each table has, but for those that may stay. A new table is looked into by itself. */
async function rowsByTable(database: Database): Promise<Record<string, number>> {
  const sqlite = database.dialect.name === 'sqlite'
  const [from, name] = sqlite ? ["sqlite_master where type = 'table'", 'name'] : ['information_schema.tables where table_schema = database()', 'table_name as name']
  const answer = await database.run((knex) => knex.raw(`select ${name} from ${from}`))
  const tables = (sqlite ? answer : answer[0]) as { name: string }[]
  const counted = tables.filter(({ name: table }) => !STAYING.includes(table)).map(async ({ name: table }) => [table, await countRows(database, table)] as const)
  return Object.fromEntries(await Promise.all(counted))
}
