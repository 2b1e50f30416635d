import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newVisitorId } from '../../ids.ts'
import type { Store } from '../store.ts'
import { TOKEN_LIFETIME_MS } from '../tokens.ts'
import { DAY, freshEnvironment, type Ground, makeVisit, mustStore, NOON } from './ground.ts'

const newToken = () => randomBytes(16).toString('base64url')

async function newVisitor(store: Store, environmentId: string): Promise<string> {
  const visit = makeVisit(environmentId)
  await mustStore(store, visit)
  return visit.visitor.id
}

export function tokensSuite(ground: () => Ground): void {
  describe('tokens', () => {
    test('a token leads to its visitor, in its own environment only', async () => {
      const { store, other } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const [visitorId, token] = [await newVisitor(store, environmentId), newToken()]
      expect(await store.findToken(environmentId, token)).toBeUndefined()
      await store.saveToken(environmentId, token, { visitorId, seenAt: NOON })
      expect(await other.findToken(environmentId, token)).toEqual({ visitorId, seenAt: NOON })
      expect(await other.findToken(elsewhere, token)).toBeUndefined()
      expect(await other.findToken(environmentId, newToken())).toBeUndefined()
    })

    test('one visitor may have several, and a token may move to another visitor', async () => {
      const { store } = ground()
      const environmentId = await freshEnvironment(store)
      const [first, second] = [await newVisitor(store, environmentId), await newVisitor(store, environmentId)]
      const [token, another] = [newToken(), newToken()]
      for (const one of [token, another]) await store.saveToken(environmentId, one, { visitorId: first, seenAt: NOON })
      await store.saveToken(environmentId, token, { visitorId: second, seenAt: NOON + DAY })
      expect(await store.findToken(environmentId, token)).toEqual({ visitorId: second, seenAt: NOON + DAY })
      expect(await store.findToken(environmentId, another)).toEqual({ visitorId: first, seenAt: NOON })
    })

    test('a visitor that is not there gets none', async () => {
      const { store } = ground()
      const [environmentId, elsewhere] = [await freshEnvironment(store), await freshEnvironment(store)]
      const token = newToken()
      const strangers = [newVisitorId(), await newVisitor(store, elsewhere)]
      for (const visitorId of strangers) {
        await expect(store.saveToken(environmentId, token, { visitorId, seenAt: NOON })).rejects.toMatchObject({ code: 'visitor_not_found' })
      }
      expect(await store.findToken(environmentId, token)).toBeUndefined()
    })

    test('a deleted token is gone, and only that one', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const [visitorId, token, kept] = [await newVisitor(store, environmentId), newToken(), newToken()]
      for (const one of [token, kept]) await store.saveToken(environmentId, one, { visitorId, seenAt: NOON })
      expect(await other.deleteToken(token)).toBe(true)
      expect(await store.deleteToken(token)).toBe(false)
      expect(await store.findToken(environmentId, token)).toBeUndefined()
      expect(await store.findToken(environmentId, kept)).toBeDefined()
    })

    test('many requests with one token at once keep it once', async () => {
      const { store, other } = ground()
      const environmentId = await freshEnvironment(store)
      const [visitorId, token] = [await newVisitor(store, environmentId), newToken()]
      await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? store : other).saveToken(environmentId, token, { visitorId, seenAt: NOON })))
      expect(await store.findToken(environmentId, token)).toEqual({ visitorId, seenAt: NOON })
    })

    test('the token itself is not kept, and no longer than browsers keep it', async () => {
      const { store, database } = ground()
      const environmentId = await freshEnvironment(store)
      const [visitorId, token] = [await newVisitor(store, environmentId), newToken()]
      await store.saveToken(environmentId, token, { visitorId, seenAt: NOON })
      if (database) {
        const rows: { token_hash: Buffer }[] = await database.run((knex) => knex('tokens').where({ visitor_id: visitorId }))
        expect(rows).toHaveLength(1)
        expect(JSON.stringify(rows)).not.toContain(token)
        expect(rows[0]?.token_hash.equals(Buffer.from(token, 'base64url'))).toBe(false)
      }
      await store.sweep(NOON + TOKEN_LIFETIME_MS)
      expect(await store.findToken(environmentId, token)).toBeDefined()
      await store.sweep(NOON + TOKEN_LIFETIME_MS + 1)
      expect(await store.findToken(environmentId, token)).toBeUndefined()
    })

    test.for(["' or '1'='1", 'ä'.repeat(22), '', ' ', '%', 'x'.repeat(10_000)])('%j is no token', async (token) => {
      const { store } = ground()
      expect(await store.findToken(await freshEnvironment(store), token)).toBeUndefined()
      expect(await store.deleteToken(token)).toBe(false)
    })
  })
}
