import { describe, expect, test } from 'vitest'
import { randomAlphanumerics } from '../../ids.ts'
import type { SealingKeyState, StoredSealingKey } from '../sealing-key-store.ts'
import { freshEnvironment, type Ground, NOON } from './ground.ts'

function makeKey(environmentId: string, state: SealingKeyState, createdAt = NOON): StoredSealingKey {
  const id = randomAlphanumerics(20)
  return { id, environmentId, state, kept: `v1:0badcafe:${'Aa+/'.repeat(24)}==`, createdAt, changedAt: createdAt }
}

export function sealingKeysSuite(ground: () => Ground): void {
  describe('sealing keys', () => {
    test('one seals at a time; the one before is retired when the next takes over', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const [first, second] = [makeKey(environmentId, 'active'), makeKey(environmentId, 'waiting', NOON + 1)]
      expect(await store.activeSealingKey(environmentId)).toBeUndefined()
      for (const key of [first, second]) await store.addSealingKey(key)
      expect(await other.activeSealingKey(environmentId)).toEqual(first)
      expect(await store.activateSealingKey(environmentId, second.id, NOON + 2)).toBe(true)
      expect(await store.activateSealingKey(environmentId, second.id, NOON + 3)).toBe(true)
      expect(await other.listSealingKeys(environmentId)).toEqual([
        { ...first, state: 'retired', changedAt: NOON + 2 },
        { ...second, state: 'active', changedAt: NOON + 2 },
      ])
      const third = makeKey(environmentId, 'active', NOON + 4)
      await store.addSealingKey(third)
      expect((await other.listSealingKeys(environmentId)).map(({ state }) => state)).toEqual(['retired', 'retired', 'active'])
    })

    test('of many that are activated at once one seals', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const keys = Array.from({ length: 8 }, (_, index) => makeKey(environmentId, 'waiting', NOON + index))
      for (const key of keys) await store.addSealingKey(key)
      await Promise.all(keys.map(({ id }, index) => (index % 2 ? store : other).activateSealingKey(environmentId, id, NOON + 9)))
      expect((await store.listSealingKeys(environmentId)).filter(({ state }) => state === 'active')).toHaveLength(1)
    })

    test('are not added to an environment that is not there any more', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      await other.deleteEnvironment(environmentId)
      for (const state of ['active', 'waiting'] as const) expect(await store.addSealingKey(makeKey(environmentId, state))).toBe(false)
      expect(await other.listSealingKeys(environmentId)).toEqual([])
    })

    test('are nobody else\'s, and go for good', async () => {
      const { store } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const key = makeKey(environmentId, 'active')
      await store.addSealingKey(key)
      for (const [environment, id] of [[elsewhere, key.id], [environmentId, 'nobody'], ["' or 1=1", key.id]] as const) {
        expect(await store.activateSealingKey(environment, id, NOON)).toBe(false)
        expect(await store.deleteSealingKey(environment, id)).toBe(false)
      }
      expect(await store.listSealingKeys(elsewhere)).toEqual([])
      expect(await store.deleteSealingKey(environmentId, key.id)).toBe(true)
      expect(await store.activeSealingKey(environmentId)).toBeUndefined()
      expect(await store.deleteSealingKey(environmentId, key.id)).toBe(false)
    })
  })
}
