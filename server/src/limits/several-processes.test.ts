import { createDatabase, startMariaDb } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { networkPrefix } from '../request/client-address.ts'
import { openMariaDb } from '../tests/databases.ts'
import { type CliServer, startCliServer } from '../tests/test-cli.ts'
import { visit } from '../tests/visit.ts'
import { minuteEnd } from './shared-rate-limit.ts'

const PROXIED = { SELFSAME_TRUSTED_PROXIES: '127.0.0.1', SELFSAME_LOG_LEVEL: 'warn' }

const unused = new Set(Array.from({ length: 250 }, (_, index) => `203.${index}.113.1`))

/** An address not asked from before, whose network's minute has just begun, so that no test runs over its end. */
function freshAddress(): string {
  const left = (address: string) => minuteEnd(`network ${networkPrefix(address)}`, Date.now()) - Date.now()
  const address = [...unused].reduce((best, one) => (left(one) > left(best) ? one : best))
  unused.delete(address)
  return address
}

/** How often each status was answered to requests from one address, spread over the servers, all at once. */
async function ask(servers: readonly CliServer[], requests: number, send: (server: CliServer, address: string) => Promise<{ status: number }>): Promise<Record<number, number>> {
  const address = freshAddress()
  const answers = await Promise.all(Array.from({ length: requests }, (_, index) => send(servers[index % servers.length] as CliServer, address)))
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const identify = (server: CliServer, address: string) => server.identify(visit(), { 'x-forwarded-for': address })
/** Of the routes for pages the one that asks the database nothing by itself. */
const preflight = (server: CliServer, address: string) => fetch(`${server.url}/s/i`, { method: 'OPTIONS', headers: { 'x-forwarded-for': address } })

/** Two, each with its connections open. */
async function startTwo(env: Record<string, string>): Promise<AsyncDisposable & { servers: readonly [CliServer, CliServer] }> {
  const servers = await Promise.all([startCliServer({ ...env, ...PROXIED }), startCliServer({ ...env, ...PROXIED })])
  for (const server of servers) await server.identify(visit()) // from the loopback, which is not counted
  return { servers, [Symbol.asyncDispose]: async () => void (await Promise.all(servers.map((server) => server.stop()))) }
}

describe('two processes over one database', { timeout: 120_000 }, () => {
  it.for([
    { limit: 40, most: 40 },
    { limit: 100, most: 108 },
  ])('let $limit of a network through together', async ({ limit, most }) => {
    await using database = await openMariaDb()
    await using two = await startTwo({ ...database.env, SELFSAME_RATE_NETWORK: String(limit) })
    const { 200: passed = 0, 429: refused = 0 } = await ask(two.servers, limit + 50, identify)
    expect(passed + refused).toBe(limit + 50)
    expect(passed).toBeGreaterThanOrEqual(limit)
    expect(passed).toBeLessThanOrEqual(most)
    for (const server of two.servers) expect(server.output()).not.toContain('counted by this process alone')
  })

  it('limit by memory, each for itself, when the database is gone', async () => {
    const server = await startMariaDb()
    try {
      await using two = await startTwo({ DATABASE_URL: (await createDatabase(server.url)).url, SELFSAME_RATE_NETWORK: '20' })
      expect(await ask(two.servers, 60, preflight)).toEqual({ 204: 20, 429: 40 })
      await server.kill()
      expect(await ask(two.servers, 60, preflight)).toEqual({ 204: 40, 429: 20 })
      await two.servers[0].waitForLine(/counted by this process alone/, 30_000)
    } finally {
      await server.stop()
    }
  })

  it('count each for itself where the operator says so', async () => {
    await using database = await openMariaDb()
    await using two = await startTwo({ ...database.env, SELFSAME_RATE_NETWORK: '10', SELFSAME_RATE_STORE: 'memory' })
    expect(await ask(two.servers, 30, preflight)).toEqual({ 204: 20, 429: 10 })
  })
})
