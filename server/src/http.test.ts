import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './tests/test-server.ts'
import { SECRET_KEY } from './tests/visit.ts'

describe('odd HTTP', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const auth = `authorization: Bearer ${SECRET_KEY}\r\n`
  it.each([
    ['a host that is none', `GET /v4/events HTTP/1.1\r\nhost: [\r\n${auth}`, 200],
    ['a whole address that is none', 'GET http://[/x HTTP/1.1\r\nhost: a\r\n', 400],
    ['an address of slashes and zeros', 'GET //%zz/..%00/%c0%af HTTP/1.1\r\nhost: a\r\n', 404],
    ['a query that is none', `GET /v4/events?%ff=%zz&&&=%00 HTTP/1.1\r\nhost: a\r\n${auth}`, 400],
    ['a repeated filter', `GET /v4/events?limit=1&limit=x HTTP/1.1\r\nhost: a\r\n${auth}`, 400],
    ['a filter with brackets', `GET /v4/events?limit[]=1 HTTP/1.1\r\nhost: a\r\n${auth}`, 400],
    ['a method that is none', 'FOO /s/i HTTP/1.1\r\nhost: a\r\n', 400],
    ['a method not meant', 'PUT /s/i HTTP/1.1\r\nhost: a\r\n', 404],
    ['headers without end', `GET /health HTTP/1.1\r\nhost: a\r\nx-long: ${'x'.repeat(20_000)}\r\n`, 431],
    ['a chunk that is none', 'POST /s/i HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n', 400],
    ['two lengths', 'POST /s/i HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ncontent-length: 4\r\n', 400],
    ['keys of every kind at once', 'GET /v4/events HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \xff\xfe\r\nauthorization: Basic eDp5\r\n', 403],
  ])('%s is no fault of the server', async (_what, head, status) => {
    expect(await statusOf(server.url, `${head}connection: close\r\n\r\n`)).toBe(status)
    expect(server.logs()).not.toContain('request failed')
  })

  it('answers HEAD like GET, without a body', async () => {
    const response = await fetch(`${server.url}/health`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})

/** Status of the answer to raw bytes. */
function statusOf(url: string, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text, 'latin1'))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]))).on('error', reject)
  })
}
