import { describe, expect, test } from 'vitest'
import { randomAlphanumerics } from '../../ids.ts'
import { freshEnvironment, type Ground, NOON } from './ground.ts'

export function rulesetsSuite(ground: () => Ground): void {
  describe('rulesets', () => {
    const newRuleset = (environmentId: string, createdAt = NOON) => ({ id: `rs_${randomAlphanumerics(13)}`, environmentId, name: 'größer', document: { rules: [1, { a: 'ß' }] }, createdAt })

    test('are kept as they were given, oldest first, each in its environment', async () => {
      const { store, other } = ground()
      const [here, there] = [await freshEnvironment(store), await freshEnvironment(store)]
      const [younger, older] = [newRuleset(here, NOON + 1), newRuleset(here)]
      for (const ruleset of [younger, older]) await store.addRuleset(ruleset)
      expect(await other.listRulesets(here)).toEqual([older, younger])
      expect(await other.findRuleset(here, older.id)).toEqual(older)
      expect([await store.findRuleset(there, older.id), await store.listRulesets(there)]).toEqual([undefined, []])
      expect(await store.deleteRuleset(there, older.id)).toBe(false)
      expect([await store.deleteRuleset(here, older.id), await store.deleteRuleset(here, older.id)]).toEqual([true, false])
      expect(await store.listRulesets(here)).toEqual([younger])
    })

    test('what is no id finds none', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      for (const id of ['', 'ß', '%', 'x'.repeat(33), "' or 1=1 --"]) expect(await store.findRuleset(environmentId, id)).toBeUndefined()
    })

    test('are not added to an environment that is not there any more', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      await other.deleteEnvironment(environmentId)
      expect(await store.addRuleset(newRuleset(environmentId))).toBe(false)
      expect(await other.listRulesets(environmentId)).toEqual([])
    })

    test('go with their environment', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      await store.addRuleset(newRuleset(environmentId))
      await store.deleteEnvironment(environmentId)
      expect(await store.listRulesets(environmentId)).toEqual([])
    })
  })
}
