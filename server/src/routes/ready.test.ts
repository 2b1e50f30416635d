import { describe, expect, it } from 'vitest'
import type { Context } from '../middleware/state.ts'
import { readyRoute, type ReadyDeps } from './ready.ts'

async function ask(deps: ReadyDeps): Promise<unknown> {
  const ctx = { set: () => {}, body: undefined } as unknown as Context
  await readyRoute(deps)(ctx as never, async () => {})
  return ctx.body
}

const store = (answer: () => Promise<string[]>) => ({ pendingMigrations: answer })

describe('GET /ready', () => {
  it('is 503 where the database is gone, of an earlier version, or the process is about to end', async () => {
    expect(await ask({ store: store(async () => []) })).toEqual({ status: 'ready' })
    const unavailable = { code: 'service_unavailable' }
    await expect(ask({ store: store(async () => Promise.reject(new Error('gone'))) })).rejects.toMatchObject({ ...unavailable, message: 'the database does not answer' })
    await expect(ask({ store: store(async () => ['0099-later']) })).rejects.toMatchObject(unavailable)
    await expect(ask({ store: store(async () => []), isDraining: () => true })).rejects.toMatchObject({ ...unavailable, retryAfter: 1 })
  })
})
