import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { describe, expect, onTestFinished, test } from 'vitest'
import { randomAlphanumerics } from '../../ids.ts'
import type { Database } from '../database.ts'
import { environmentStore } from '../environments.ts'
import { keyStore } from '../keys.ts'
import { migrate } from '../migrations/migrate.ts'
import { createRulesetStore } from '../rulesets.ts'
import { sealingKeyStore } from '../sealing-keys.ts'
import { addWebhook, listWebhooks } from '../webhooks.ts'
import { type Ground, NOON } from './ground.ts'
import { openRaw } from './raw.ts'

/** The connection breaks at the first COMMIT of each transaction: it comes through, and only its answer does not. */
function losingAnswers(database: Database): Database {
  return {
    ...database,
    async transact(work) {
      await database.transact((trx) => work(trx, 1))
      return database.transact((trx, attempt) => work(trx, attempt + 1))
    },
  }
}

/**
 * The same in a Galera cluster, where the next try is on a node that has not applied what came through when it looks for it, and has when it
 * writes: it sees no rows but the environments'.
 */
function losingAnswersOfAnotherNode(database: Database): Database {
  const late = (trx: Knex.Transaction) =>
    new Proxy(trx, { apply: (_, __, [table]: [string]) => (table === 'environments' ? trx(table) : trx(table).whereRaw('1 = 0')) })
  return {
    ...database,
    async transact(work) {
      await database.transact((trx) => work(trx, 1))
      return database.transact((trx, attempt) => work(late(trx), attempt + 1))
    },
  }
}

const FAULTS = [
  ['', losingAnswers],
  [' by a node of a cluster, the next try on another', losingAnswersOfAnotherNode],
] as const

/** Whose transactions were tried before, and undone. */
function atSecondTry(database: Database): Database {
  return { ...database, transact: (work) => database.transact((trx, attempt) => work(trx, attempt + 1)) }
}

/** Below the store, since only there a COMMIT's answer can be kept from it. */
async function lay({ location, database }: Ground, losing: (database: Database) => Database = losingAnswers): Promise<{ below: Database; database: Database; environmentId: string }> {
  const below = database ?? openRaw(location)
  if (below !== database) {
    onTestFinished(() => below.close())
    await migrate(below)
  }
  const { id: environmentId } = await environmentStore(below).ensureEnvironment(`test ${randomAlphanumerics(12)}`)
  return { below, database: losing(below), environmentId }
}

const key = (environmentId: string, kind: 'public' | 'secret') =>
  ({ id: randomAlphanumerics(20), environmentId, kind, hint: 'sk_abcd', createdAt: NOON, digest: randomBytes(32).toString('hex') })

export function lostAnswersSuite(ground: () => Ground): void {
  describe.each(FAULTS)('where the answer of a COMMIT is lost%s', (_, losing) => {
    test('a key is added once', async () => {
      const { database, environmentId } = await lay(ground(), losing)
      const added = key(environmentId, 'secret')
      expect(await keyStore(database).addKey(added)).toBe(true)
      expect(await keyStore(database).listKeys(environmentId)).toMatchObject([{ id: added.id }])
    })

    test('keys are added once', async () => {
      const { database, environmentId } = await lay(ground(), losing)
      expect(await keyStore(database).addKeys([key(environmentId, 'public'), key(environmentId, 'secret')])).toBe(true)
      expect(await keyStore(database).listKeys(environmentId)).toHaveLength(2)
    })

    test('a sealing key is added once, and seals', async () => {
      const { database, environmentId } = await lay(ground(), losing)
      const added = { id: randomAlphanumerics(20), environmentId, state: 'active', kept: 'v1:0badcafe:AA==', createdAt: NOON, changedAt: NOON } as const
      expect(await sealingKeyStore(database).addSealingKey(added)).toBe(true)
      expect(await sealingKeyStore(database).listSealingKeys(environmentId)).toEqual([added])
    })

    test('a webhook is added once', async () => {
      const { database, environmentId } = await lay(ground(), losing)
      const id = `wh_${randomAlphanumerics(16)}`
      const added = { id, environmentId, url: 'https://example.com/hook', types: ['event'], status: { state: 'enabled' }, createdAt: NOON, secret: 'plain:whsec_' } as const
      expect(await addWebhook(database, added)).toBe(true)
      expect(await listWebhooks(database, environmentId)).toEqual([added])
    })

    test('a ruleset is added once', async () => {
      const { database, environmentId } = await lay(ground(), losing)
      const added = { id: `rs_${randomAlphanumerics(13)}`, environmentId, name: 'größer', document: { rules: [{ a: 'ß' }] }, createdAt: NOON }
      expect(await createRulesetStore(database).addRuleset(added)).toBe(true)
      expect(await createRulesetStore(database).listRulesets(environmentId)).toEqual([added])
    })
  })

  test('keys that another process added under the same ids are not taken for its own', async () => {
    const { below, environmentId } = await lay(ground())
    const theirs = [key(environmentId, 'public'), key(environmentId, 'secret')]
    const own = theirs.map((one) => ({ ...one, digest: randomBytes(32).toString('hex') }))
    await keyStore(below).addKeys(theirs)
    expect(await keyStore(atSecondTry(below)).addKeys(own)).toBe(false)
    expect(await keyStore(below).findKey('secret', theirs[1]?.digest ?? '', NOON)).toBeDefined()
  })
}
