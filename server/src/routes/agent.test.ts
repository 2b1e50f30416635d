import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import Koa from 'koa'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agentFile } from '../agent-file.ts'
import { errors } from '../middleware/errors.ts'
import { requestId } from '../middleware/request-id.ts'
import type { RequestState } from '../middleware/state.ts'
import { refusal, startTestServer } from '../tests/test-server.ts'
import { agentRoute } from './agent.ts'

const SCRIPT = `var Selfsame={};${'/* some code */'.repeat(200)}`

describe('GET {base}/agent.js', () => {
  const folder = tempDir('agent')
  const path = join(folder.path, 'agent.js')
  let built = true
  const http = createServer(
    new Koa<RequestState>()
      .use(requestId())
      .use(errors(pino({ level: 'silent' })))
      .use(agentRoute(agentFile(() => (built ? path : undefined))))
      .callback(),
  )
  const get = (headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`, { headers })

  beforeEach(() => {
    writeFileSync(path, SCRIPT)
    return new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => new Promise((resolve) => http.close(resolve)))

  it.each(['br', 'gzip', 'identity'])('sends it as %s', async (encoding) => {
    const response = await get({ 'accept-encoding': encoding })
    expect(await response.text()).toBe(SCRIPT)
    expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(response.headers.get('vary')).toBe('accept-encoding')
  })

  it('need not be sent twice, until it is built anew', async () => {
    const etag = (await get()).headers.get('etag') ?? ''
    // As a browser asks; Node's fetch alone would add `cache-control: no-cache`.
    const conditions = { 'if-none-match': etag, 'cache-control': 'max-age=0' }
    expect((await get(conditions)).status).toBe(304)
    await new Promise((resolve) => setTimeout(resolve, 20)) // another millisecond, another mtime
    writeFileSync(path, `${SCRIPT}//`)
    expect((await get(conditions)).status).toBe(200)
  })

  it('says so where it is not built', async () => {
    built = false
    const response = await get()
    expect([response.status, await response.json()]).toEqual([
      503,
      { error: { code: 'service_unavailable', message: expect.stringContaining('npm run build') } },
    ])
    built = true
  })
})

describe('headers of every answer', () => {
  it('keep documents out, and let only what pages need be read across origins', async () => {
    await using server = await startTestServer()
    const agent = await server.get('/s/agent.js')
    const health = await server.get('/health')
    expect(health.body).toEqual({ status: 'ok' })
    for (const { headers } of [agent, health]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    }
    expect(agent.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(health.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('move with the base path', async () => {
    await using server = await startTestServer({ SELFSAME_BASE_PATH: '/metrics/v1' })
    expect((await fetch(`${server.url}/metrics/v1/t`, { method: 'DELETE' })).status).toBe(204)
    expect(refusal(await server.get('/s/agent.js'))).toEqual([404, 'route_not_found'])
  })
})
