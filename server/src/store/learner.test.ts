import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from './create-store.ts'
import type { Database } from './database.ts'
import { createLearner, type Learner, type LearnerOptions } from './learner.ts'
import type { Store } from './store.ts'
import { freshEnvironment, makeVisit, mustStore } from './suite/ground.ts'
import { openRaw } from './suite/raw.ts'

const VISITORS = 3

describe('a learner, also where its database fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-learner-'))
  const location = { file: join(folder, 'selfsame.sqlite') }
  let store: Store
  let database: Database
  let environmentId: string
  beforeAll(async () => {
    store = createStore(location)
    await store.migrate()
    database = openRaw(location)
    environmentId = await freshEnvironment(store)
    for (let index = 0; index < VISITORS; index++) await mustStore(store, makeVisit(environmentId))
  })
  afterAll(async () => {
    await database.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })

  /** @param fails asked before each statement */
  function failing(fails: () => boolean, options: Partial<LearnerOptions>): { learner: Learner; faults: unknown[] } {
    const run: Database['run'] = (work) => (fails() ? Promise.reject(new Error('gone')) : database.run(work))
    const faults: unknown[] = []
    return { learner: createLearner({ ...database, run }, (error) => faults.push(error), { pause: 0, ...options }), faults }
  }

  const counted = async (learner: Learner) => (await learner.learned(environmentId)).statistics.visitors

  it('counts again soon, long before what was counted would be counted anew', async () => {
    let failures = 3
    const { learner, faults } = failing(() => failures-- > 0, { retry: 5 })
    expect(await counted(learner)).toBe(0)
    await expect.poll(() => counted(learner), { timeout: 5_000 }).toBe(VISITORS)
    expect(faults).toHaveLength(3)
    await learner.close()
  })

  it('waits longer after each failure, and never longer than until what was counted is too old', async () => {
    const { learner, faults } = failing(() => true, { retry: 20, minAge: 80 })
    const ends = performance.now() + 500
    while (performance.now() < ends) await counted(learner)
    // After 20, 40, and then each 80 ms.
    expect(faults.length).toBeGreaterThanOrEqual(3)
    expect(faults.length).toBeLessThanOrEqual(9)
    await learner.close()
  })

  it.each([
    { sample: 2, kind: 'a sample is not', again: false },
    { sample: 20, kind: 'all are', again: true },
  ])('a merge during a count: $kind counted again for it', async ({ sample, again }) => {
    const { learner } = failing(() => false, { sample, first: 1, minAge: 0, pause: 5 })
    expect(await counted(learner)).toBe(1)
    const merges = [{ younger: 'younger', older: 'older', evidence: {} }]
    learner.see(makeVisit(environmentId, { visitorId: 'older', isNew: false, merges }))
    await expect.poll(() => counted(learner)).toBe(Math.min(sample, VISITORS))
    const { statistics } = await learner.learned(environmentId)
    for (let round = 0; round < 20; round++) {
      await delay(5)
      await learner.learned(environmentId)
    }
    expect((await learner.learned(environmentId)).statistics !== statistics).toBe(again)
    await learner.close()
  })

  it('keeps what it has where counting anew fails, and counts anew soon after', async () => {
    let isDown = false
    const { learner, faults } = failing(() => isDown, { retry: 5, minAge: 0, growth: 0 })
    expect(await counted(learner)).toBe(VISITORS)
    isDown = true
    learner.see(makeVisit(environmentId)) // stored nowhere: gone when counted anew
    await expect.poll(async () => [await counted(learner), faults.length > 1]).toEqual([VISITORS + 1, true])
    isDown = false
    await expect.poll(() => counted(learner)).toBe(VISITORS)
    await learner.close()
  })
})
