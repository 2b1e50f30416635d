import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { databases } from '../tests/databases.ts'
import { startCliServer } from '../tests/test-cli.ts'
import { refusal, startTestServer } from '../tests/test-server.ts'
import { SECRET_KEY, visit } from '../tests/visit.ts'

/** Longer than a server takes to see that it is behind no more (loop.ts), in ms. */
const LOOK_MS = 250

const from = (address: string) => ({ 'x-forwarded-for': address })

describe('rate limits', () => {
  it('give each network its minute, whatever a client claims to be behind', async () => {
    await using server = await startTestServer({ SELFSAME_RATE_NETWORK: '2', SELFSAME_TRUSTED_PROXIES: '127.0.0.1' })
    const ask = async (address: string) => server.identify(visit(), from(address))
    expect([(await ask('203.0.113.1')).status, (await ask('203.0.113.200')).status]).toEqual([200, 200])
    const refused = await ask('198.51.100.1, 203.0.113.9')
    expect(refusal(refused)).toEqual([429, 'too_many_requests'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect((await ask('203.0.112.1')).status).toBe(200)
    expect([(await ask('2001:db8:1::1')).status, (await ask('2001:db8:1:ffff::2')).status, (await ask('2001:db8:1::3')).status]).toEqual([200, 200, 429])
  })

  it('count no private network, which may be everybody behind a proxy', async () => {
    await using server = await startTestServer({ SELFSAME_RATE_NETWORK: '1' })
    for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.1']) expect((await server.identify(visit(), from(address))).status).toBe(200)
  })

  it('hold for keys where the operator says so', async () => {
    await using server = await startTestServer({ SELFSAME_RATE_PUBLIC_KEY: '1', SELFSAME_RATE_SECRET_KEY: '2' })
    expect([(await server.identify(visit())).status, (await server.identify(visit())).status]).toEqual([200, 429])
    const asked = [await server.get('/v4/events'), await server.get('/v4/events'), await server.get('/v4/events')]
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 429])
    expect((await server.get('/v4/events', 'sk_nobody')).status).toBe(403)
    expect((await server.get('/health')).status).toBe(200)
  })
})

it('connections are bounded, also those that say nothing', async () => {
  await using server = await startTestServer({ SELFSAME_MAX_CONNECTIONS: '2' })
  const { hostname: host, port } = new URL(server.url)
  const open = () => connect({ host, port: Number(port) })
  const silent = [open(), open()]
  await Promise.all(silent.map((socket) => once(socket, 'connect')))
  const third = open()
  third.on('error', () => undefined) // closed with or without a reset
  await once(third, 'close')
  for (const socket of silent) socket.destroy()
  await expect.poll(async () => server.get('/health').then(({ status }) => status, () => 'closed')).toBe(200)
})

describe.each(databases)('a flood, over %s', (name, open) => {
  // SQLite works without pause: what is too much stays with the kernel, and is refused only where it has waited there too long.
  it('is refused with 503 before memory grows, and leaves a server that answers', async () => {
    await using database = await open()
    const metricsPort = await freePort()
    const bounds = { SELFSAME_MAX_CONCURRENT: '4', SELFSAME_MAX_QUEUE: '12', SELFSAME_METRICS_PORT: String(metricsPort) }
    const server = await startCliServer({ ...database.env, ...bounds, SELFSAME_LOG_LEVEL: 'error' })
    const agent = new Agent({ keepAlive: true, maxSockets: 300 })
    try {
      await server.identify(visit())
      const before = mostMiB(server.pid)
      const body = () => JSON.stringify(visit({ tag: { padding: 'x'.repeat(15_000) } }))
      const answers = await Promise.all(Array.from({ length: name === 'MariaDB' ? 600 : 300 }, () => post(agent, `${server.url}/s/i`, body())))
      const refused = answers.filter(({ status }) => status === 503)
      expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
      expect(answers.length - refused.length).toBeGreaterThan(0)
      if (name === 'MariaDB') expect(refused.length).toBeGreaterThan(0)
      for (const { retryAfter } of refused) expect(retryAfter).toBe('1')
      expect(mostMiB(server.pid) - before).toBeLessThan(200)
      await expect.poll(() => inFlight(metricsPort), { timeout: 10_000 }).toBe(0)
      await delay(LOOK_MS) // until then what arrives may still have waited in the kernel as long as the flood's last
      expect((await server.identify(visit())).status).toBe(200)
      expect((await server.get('/v4/events', SECRET_KEY)).status).toBe(200)
      expect(server.output()).not.toContain('request failed')
    } finally {
      agent.destroy()
      await server.stop()
    }
  }, 120_000)
})

function post(agent: Agent, url: string, body: string): Promise<{ status: number; retryAfter: string | undefined }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'text/plain' } }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] }))
    })
    sent.on('error', reject).end(body)
  })
}

/** Requests that the server knows of. */
async function inFlight(metricsPort: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  const [, count = 'none is told'] = /^selfsame_in_flight\{state="all"\} (\d+)$/m.exec(text) ?? []
  return Number(count)
}

/** Memory that the kernel has ever counted as the process's own; Linux. */
function mostMiB(pid: number): number {
  const [, kib = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) / 1_024
}
