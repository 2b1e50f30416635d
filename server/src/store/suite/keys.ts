import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { randomAlphanumerics } from '../../ids.ts'
import type { KeyKind } from '../key-store.ts'
import { DAY, freshEnvironment, type Ground, NOON } from './ground.ts'

function makeKey(environmentId: string, kind: KeyKind, createdAt = NOON) {
  return { id: randomAlphanumerics(20), environmentId, kind, hint: 'sk_abcd', createdAt, digest: randomBytes(32).toString('hex') }
}

export function keysSuite(ground: () => Ground): void {
  describe('environments', () => {
    test('one name is one environment, also when many ask at once', async () => {
      const { store, other } = ground()
      const name = `shop ${randomAlphanumerics(8)}`
      const asked = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? store : other).ensureEnvironment(name)))
      expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
      expect(await store.ensureEnvironment(name)).toEqual({ id: asked[0]?.id, name })
      expect((await store.ensureEnvironment(`${name} 2`)).id).not.toBe(asked[0]?.id)
    })

    test.for(['Läden 🛍️', `it's "quoted"; drop table environments; --`, 'x'.repeat(64)])('a name may be %j', async (name) => {
      const { store } = ground()
      const { id } = await store.ensureEnvironment(name)
      expect(await store.ensureEnvironment(name)).toEqual({ id, name })
      expect((await store.ensureEnvironment(name.toUpperCase())).id).not.toBe(id)
    })

    test.for(['', ' shop', 'shop ', 'x'.repeat(65)])('a name may not be %j', async (name) => {
      await expect(ground().store.ensureEnvironment(name)).rejects.toThrow(RangeError)
    })
  })

  describe('keys', () => {
    test('a key is found by kind and digest, and listed without its digest', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const { digest, ...key } = makeKey(environmentId, 'secret')
      await store.addKey({ ...key, digest })
      expect(await other.findKey('secret', digest, NOON)).toMatchObject({ ...key, digest, environment: { id: environmentId } })
      expect(await other.listKeys(environmentId)).toEqual([key])
      expect(await store.findKey('public', digest, NOON)).toBeUndefined()
      expect(await store.findKey('secret', digest.replace(/.$/, (last) => (last === '0' ? '1' : '0')), NOON)).toBeUndefined()
    })

    test('revoking ends the keys of one kind in one environment', async () => {
      const { store } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const first = makeKey(environmentId, 'secret')
      const second = makeKey(environmentId, 'secret', NOON + 1)
      const open = makeKey(environmentId, 'public', NOON + 2)
      const foreign = makeKey(elsewhere, 'secret')
      for (const key of [first, second, open, foreign]) await store.addKey(key)
      expect(await store.revokeKeys(environmentId, 'secret', NOON + 5)).toBe(2)
      expect(await store.revokeKeys(environmentId, 'secret', NOON + 6)).toBe(0)
      expect(await store.findKey('secret', first.digest, NOON + 5)).toBeUndefined()
      expect(await store.findKey('public', open.digest, NOON + 5)).toBeDefined()
      expect(await store.findKey('secret', foreign.digest, NOON + 5)).toBeDefined()
      const listed = await store.listKeys(environmentId)
      expect(listed.map(({ id, revokedAt }) => [id, revokedAt])).toEqual([
        [first.id, NOON + 5],
        [second.id, NOON + 5],
        [open.id, undefined],
      ])
    })

    test('one key ends when it is told to, not later, and no other with it', async () => {
      const { store, other } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const [old, fresh] = [makeKey(environmentId, 'secret'), makeKey(environmentId, 'secret', NOON + 1)]
      for (const key of [old, fresh]) await store.addKey(key)
      expect(await store.revokeKey(environmentId, old.id, NOON + DAY)).toMatchObject({ id: old.id, revokedAt: NOON + DAY })
      expect(await other.findKey('secret', old.digest, NOON + DAY - 1)).toMatchObject({ id: old.id })
      expect(await other.findKey('secret', old.digest, NOON + DAY)).toBeUndefined()
      expect(await store.revokeKey(environmentId, old.id, NOON + 2 * DAY)).toMatchObject({ revokedAt: NOON + DAY })
      expect(await store.revokeKey(environmentId, old.id, NOON + 2)).toMatchObject({ revokedAt: NOON + 2 })
      expect(await other.findKey('secret', old.digest, NOON + 2)).toBeUndefined()
      expect(await other.findKey('secret', fresh.digest, NOON + 2)).toMatchObject({ id: fresh.id })
      for (const [environment, id] of [[elsewhere, fresh.id], [environmentId, 'nobody'], [environmentId, "x' or 1=1"]] as const) {
        expect(await store.revokeKey(environment, id, NOON)).toBeUndefined()
      }
      expect(await store.revokeKeys(environmentId, 'secret', NOON + 3)).toBe(1)
    })

    test('keys are added all or none: of many who add the same ids at once one is told that they are its own', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const ids = [randomAlphanumerics(20), randomAlphanumerics(20)]
      const pairs = Array.from({ length: 12 }, () => ids.map((id, index) => ({ ...makeKey(environmentId, index ? 'secret' : 'public'), id })))
      const added = await Promise.all(pairs.map((pair, index) => (index % 2 ? store : other).addKeys(pair)))
      expect(added.filter(Boolean)).toHaveLength(1)
      const mine = pairs[added.indexOf(true)] ?? []
      for (const { digest, kind, ...key } of mine) expect(await other.findKey(kind, digest, NOON)).toMatchObject({ ...key, kind })
      expect(await store.listKeys(environmentId)).toHaveLength(2)
      const partly = [makeKey(environmentId, 'secret'), { ...makeKey(environmentId, 'public'), id: ids[0] ?? '' }]
      expect(await store.addKeys(partly)).toBe(false)
      expect(await store.listKeys(environmentId)).toHaveLength(2)
    })

    test('are not added to an environment that is not there any more', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      await other.deleteEnvironment(environmentId)
      expect(await store.addKey(makeKey(environmentId, 'secret'))).toBe(false)
      expect(await store.addKeys([makeKey(environmentId, 'public'), makeKey(environmentId, 'secret')])).toBe(false)
      expect(await other.listKeys(environmentId)).toEqual([])
    })

    test('two keys never share a digest', async () => {
      const { store } = ground()
      const key = makeKey(await freshEnvironment(store), 'secret')
      await store.addKey(key)
      await expect(store.addKey({ ...key, id: randomAlphanumerics(20) })).rejects.toThrow()
    })

    test.for(["' or '1'='1", 'ä'.repeat(64), '', ' ', '%', 'x'.repeat(10_000)])('%j is no key', async (digest) => {
      expect(await ground().store.findKey('secret', digest, NOON)).toBeUndefined()
    })
  })
}
