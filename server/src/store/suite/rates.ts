import { describe, expect, test } from 'vitest'
import { createAddUp } from '../../limits/add-up.ts'
import { createSharedRateLimit } from '../../limits/shared-rate-limit.ts'
import { RATE_LIFETIME_MS } from '../rates.ts'
import type { Store } from '../store.ts'
import { type Ground, MINUTE, NOON } from './ground.ts'

/** As one process has it. A database that is slow under load must not loosen what is asserted. */
function limitOver(store: Store, perMinute: number, now: () => number) {
  const onFault = (error: unknown) => {
    throw error
  }
  return createSharedRateLimit({ perMinute, whom: 'this network', of: 'network' }, { addUp: createAddUp({ store, onFault, patience: 60_000 }), now })
}

/** How many of `requests` are let through, asked of each limit in turn, all at once. */
async function letThrough(limits: readonly ReturnType<typeof limitOver>[], name: string, requests: number): Promise<number> {
  const all = await Promise.allSettled(Array.from({ length: requests }, (_, index) => limits[index % limits.length]?.take(name)))
  const refused = all.filter((one) => one.status === 'rejected')
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'too_many_requests' })
  return requests - refused.length
}

export function ratesSuite(ground: () => Ground): void {
  describe('rates', () => {
    test('whoever adds at the same time is told another sum, and none is missing', async () => {
      const { store, other } = ground()
      const sums = await Promise.all(Array.from({ length: 60 }, (_, index) => (index % 2 ? store : other).addToRate('together', 1, NOON)))
      expect(sums.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
      expect([await store.addToRate('together', 7, NOON), await other.addToRate('together', 1, NOON)]).toEqual([67, 68])
    })

    test('every name and minute has a count of its own', async () => {
      const { store, other } = ground()
      expect(await store.addToRate('own', 5, NOON)).toBe(5)
      expect([await other.addToRate('own', 2, NOON + MINUTE), await store.addToRate('owner', 3, NOON), await other.addToRate('own', 1, NOON)]).toEqual([2, 3, 6])
    })

    test('a limit below 50 a minute is exact over two processes, however many come at once', async () => {
      const { store, other } = ground()
      const limits = [store, other].map((one) => limitOver(one, 20, () => NOON))
      expect(await letThrough(limits, '203.0.113.0/24', 70)).toBe(20)
      expect(await letThrough(limits, '203.0.113.0/24', 10)).toBe(0)
      expect(await letThrough(limits, '2001:db8::/48', 10)).toBe(10)
    })

    test('a larger one lets through at most a twenty-fifth more for each process, and never less', async () => {
      const { store, other } = ground()
      const limits = [store, other].map((one) => limitOver(one, 500, () => NOON))
      const passed = (await letThrough(limits, '198.51.100.0/24', 450)) + (await letThrough(limits, '198.51.100.0/24', 300))
      expect(passed).toBeGreaterThanOrEqual(500)
      expect(passed).toBeLessThanOrEqual(540)
    })

    test('one process that is asked alone holds its limit to the one', async () => {
      const { store } = ground()
      expect(await letThrough([limitOver(store, 200, () => NOON)], '192.0.2.0/24', 260)).toBe(200)
    })

    test('the next minute begins anew', async () => {
      const { store, other } = ground()
      let now = NOON
      const limits = [store, other].map((one) => limitOver(one, 10, () => now))
      expect(await letThrough(limits, '203.0.112.0/24', 15)).toBe(10)
      now += MINUTE
      expect(await letThrough(limits, '203.0.112.0/24', 15)).toBe(10)
    })

    test('keep no name, and nothing for longer than a minute after theirs', async () => {
      const { store, database } = ground()
      const end = NOON + 5 * MINUTE
      await store.addToRate('network 203.0.113.0/24', 1, end)
      if (database) {
        const rows: unknown[] = await database.run((knex) => knex('rate_counts').where({ ends_at: end }))
        expect(rows).toEqual([{ key_hash: expect.any(Buffer), points: 1, ends_at: end }])
        expect(JSON.stringify(rows)).not.toContain('203')
      }
      await store.sweep(end + RATE_LIFETIME_MS)
      expect(await store.addToRate('network 203.0.113.0/24', 1, end)).toBe(2)
      await store.sweep(end + RATE_LIFETIME_MS + 1)
      expect(await store.addToRate('network 203.0.113.0/24', 1, end)).toBe(1)
    })
  })
}
