import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerClientErrors } from './client-errors.ts'
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
    ['an extension without end', `POST /s/i HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n`, 413],
    ['no host', 'GET /health HTTP/1.1\r\n', 400],
    ['an old version without host', 'GET /health HTTP/1.0\r\n', 200],
    ['an expectation of its own', 'GET /health HTTP/1.1\r\nhost: a\r\nexpect: the-unexpected\r\n', 200],
    ['keys of every kind at once', 'GET /v4/events HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \xff\xfe\r\nauthorization: Basic eDp5\r\n', 403],
  ])('%s is no fault of the server', async (_what, head, status) => {
    const answer = await answerTo(server.url, `${head}connection: close\r\n\r\n`)
    expect(statusOf(answer)).toBe(status)
    if (status >= 400) expect(bodyOf(answer)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } })
    expect(server.logs()).not.toContain('request failed')
  })

  it('answers HEAD like GET, without a body', async () => {
    const response = await fetch(`${server.url}/health`, { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })
})

describe('what is wrong before it is a request', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const good = 'GET /health HTTP/1.1\r\nhost: a\r\n\r\n'
  const bad = 'FOO\r\n\r\n'

  it('is told as JSON, and ends the connection', async () => {
    const answer = await answerTo(server.url, bad)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toMatch(/^connection: close\r$/im)
    expect(answer).toMatch(/^content-type: application\/json; charset=utf-8\r$/im)
    expect(answer).toMatch(/^cache-control: no-store\r$/im)
    expect(Number(/^content-length: (\d+)/im.exec(answer)?.[1])).toBe(answer.split('\r\n\r\n')[1]?.length)
    expect(bodyOf(answer)).toMatchObject({ error: { code: 'request_cannot_be_parsed' } })
  })

  it('is never told in the middle of, or in place of, another answer', async () => {
    const answer = await answerTo(server.url, good + good + bad)
    for (const text of answer.split(/(?=HTTP\/1\.1 )/).filter(Boolean)) {
      expect(statusOf(text)).toBe(200)
      expect(bodyOf(text)).toHaveProperty('status')
    }
  })

  it('is no second answer where a request was answered before its body came', async () => {
    const answer = await answerTo(server.url, ['POST /nowhere HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n', 'ZZ\r\n'])
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(statusOf(answer)).toBe(404)
  })

  it('follows the answers of the requests before it', async () => {
    const answer = await answerTo(server.url, [good, bad])
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400'])
  })

  it('leaves the server in service where the client is gone already', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        socket.write('POST /s/i HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n')
        socket.resetAndDestroy()
      })
      socket.on('close', () => resolve()).on('error', () => {})
    })
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
  })
})

it('a request whose headers take too long is told so', async () => {
  const http = createServer({ headersTimeout: 100, connectionsCheckingInterval: 50 }, (_, response) => response.end())
  answerClientErrors(http)
  await once(http.listen(0, '127.0.0.1'), 'listening')
  const address = http.address()
  const port = typeof address === 'object' ? address?.port : 0
  const answer = await answerTo(`http://127.0.0.1:${port}`, 'GET /health HTTP/1.1\r\nhost: a\r\n')
  http.close()
  expect(statusOf(answer)).toBe(408)
  expect(bodyOf(answer)).toMatchObject({ error: { code: 'request_read_timeout' } })
})

/** The answer to raw bytes, until the server ends the connection; several texts are sent one after the other's answer. */
function answerTo(url: string, texts: string | readonly string[]): Promise<string> {
  const [first = '', ...others] = [texts].flat()
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(first, 'latin1'))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString()
      const next = others.shift()
      if (next !== undefined) socket.write(next, 'latin1')
    })
    socket.on('close', () => resolve(answer)).on('error', reject)
  })
}

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
}

function bodyOf(answer: string): unknown {
  return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))
}
