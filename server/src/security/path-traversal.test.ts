import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { rawRequest } from '../tests/raw-request.ts'

/** Ways up, as they are and encoded once, twice and wrongly. */
const UP = ['..', '%2e%2e', '.%2e', '%252e%252e', '..;', '%c0%ae%c0%ae', '..%00']
const SLASH = ['/', '%2f', '%5c', '\\', '%252f', '//']
const WANTED = ['etc/passwd', 'package.json', 'secret.txt', 'selfsame.sqlite']

describe('the route of the agent', () => {
  const folder = tempDir('traversal')
  let server: TestServer
  beforeAll(async () => {
    const secret = join(folder.path, 'data', 'secret.txt')
    mkdirSync(dirname(secret), { recursive: true })
    writeFileSync(secret, 'top secret')
    server = await startTestServer({ SELFSAME_DATA_DIR: dirname(secret) })
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    folder.remove()
  })

  const get = (target: string) => rawRequest(server.url, [`GET ${target} HTTP/1.1`, 'host: x'])

  it.each(UP)('leads nowhere else by %s', async (up) => {
    for (const slash of SLASH) {
      for (const wanted of WANTED) {
        const climb = `${up}${slash}`.repeat(6) + wanted
        for (const target of [`/s/${climb}`, `/s/agent.js/${climb}`, `/s/agent.js${slash}${climb}`, `/s/x/${climb}`, `/${climb}`]) {
          const { status, body } = await get(target)
          expect([400, 404], target).toContain(status)
          expect(body, target).not.toMatch(/root:|"dependencies"|top secret|SQLite format/)
        }
      }
    }
  })

  it('takes no file from a query, a header or an absolute address', async () => {
    // Built or not, it is what it answers by its own address.
    const plain = await get('/s/agent.js')
    for (const target of ['/s/agent.js?file=../../etc/passwd', '/s/agent.js?../../etc/passwd', 'http://x/s/agent.js']) {
      const { status, body } = await get(target)
      expect([status, body], target).toEqual([plain.status, plain.body])
    }
    const named = await rawRequest(server.url, ['GET /s/x HTTP/1.1', 'host: x', 'x-original-url: /s/agent.js', 'x-rewrite-url: /../../etc/passwd'])
    expect(named.status).toBe(404)
  })
})
