import { describe, expect, it } from 'vitest'
import { ServerError } from '../errors.ts'
import type { RateStore } from '../store/rate-store.ts'
import { createAddUp } from './add-up.ts'
import { createSharedRateLimit, minuteEnd } from './shared-rate-limit.ts'

const NOON = Date.UTC(2026, 0, 1, 12)

/** A count that can be out of reach, and how often it was asked. */
function count() {
  const sums = new Map<string, number>()
  const state = { asked: 0, reachable: true, sums }
  const store: RateStore = {
    addToRate(name, points, endsAt) {
      state.asked++
      if (!state.reachable) return Promise.reject(new ServerError('service_unavailable', 'gone'))
      const sum = (sums.get(`${name} ${endsAt}`) ?? 0) + points
      sums.set(`${name} ${endsAt}`, sum)
      return Promise.resolve(sum)
    },
  }
  return { state, store }
}

function limitOver(store: RateStore, perMinute: number, options: { patience?: number; pause?: number; now?: () => number } = {}) {
  const faults: unknown[] = []
  const addUp = createAddUp({ store, onFault: (error) => void faults.push(error), ...options })
  const { take } = createSharedRateLimit({ perMinute, whom: 'this network', of: 'network' }, { addUp, now: options.now ?? (() => NOON) })
  const passes = async (name = 'a') => take(name).then(() => true, (error: unknown) => (expect(error).toMatchObject({ code: 'too_many_requests' }), false))
  return { faults, passes, take }
}

async function passed(passes: () => Promise<boolean>, requests: number): Promise<number> {
  return (await Promise.all(Array.from({ length: requests }, () => passes()))).filter(Boolean).length
}

describe('a shared rate limit', () => {
  it('does not ask while the share lasts, once a share after it, and not at all past the limit', async () => {
    const { state, store } = count()
    const { passes } = limitOver(store, 1_000)
    for (let request = 0; request < 20; request++) expect(await passes()).toBe(true)
    expect([state.asked, state.sums.size]).toEqual([0, 0])
    for (let request = 20; request < 1_000; request++) await passes()
    const asked = state.asked
    expect(asked).toBe(47) // 1,000 by batches of 21
    expect(await passed(passes, 500)).toBe(0)
    expect(state.asked).toBe(asked)
  })

  it('of many at once sends one batch at a time', async () => {
    const { state, store } = count()
    const { passes } = limitOver(store, 40)
    expect(await passed(passes, 1_000)).toBe(40)
    expect(state.asked).toBeLessThanOrEqual(2)
  })

  it('counts in memory while the database is gone, asks again after a while, and says so once', async () => {
    const { state, store } = count()
    const { passes, faults } = limitOver(store, 10, { pause: 1e9 })
    state.reachable = false
    expect(await passed(passes, 30)).toBe(10)
    expect([state.asked, faults.length]).toEqual([1, 1])
    const hasty = limitOver(store, 10, { pause: 0 })
    expect(await passed(() => hasty.passes('b'), 3)).toBe(3)
    state.reachable = true
    expect(await passed(() => hasty.passes('b'), 30)).toBe(7)
  })

  it('waits no longer than it has patience', async () => {
    const { passes, faults } = limitOver({ addToRate: () => new Promise(() => {}) }, 10, { patience: 1 })
    expect(await passed(passes, 30)).toBe(10)
    expect(faults).toMatchObject([{ code: 'service_unavailable' }])
  })

  it('tells how long its minute goes on, and forgets it then, also where the clock was put back', async () => {
    let now = NOON
    const { take, passes } = limitOver(count().store, 1, { now: () => now })
    await take('a')
    const left = Math.ceil((minuteEnd('network a', now) - now) / 1_000)
    await expect(take('a')).rejects.toMatchObject({ code: 'too_many_requests', retryAfter: left })
    now -= 3_600_000
    expect([await passes(), await passes()]).toEqual([true, false])
    now += 60_000
    expect([await passes(), await passes()]).toEqual([true, false])
  })

  it('ends minutes at the same moments in every process, and those of two names apart', () => {
    const end = minuteEnd('a', NOON)
    expect([minuteEnd('a', end - 60_000), minuteEnd('a', end - 1), minuteEnd('a', end)]).toEqual([end, end, end + 60_000])
    expect(minuteEnd('b', NOON)).not.toBe(end)
  })
})
