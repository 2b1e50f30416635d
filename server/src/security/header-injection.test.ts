import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'
import { rawRequest } from '../tests/raw-request.ts'

/** Line ends in every dress: as they are, alone, folded, encoded, and as letters whose last byte is one. */
const BREAKS = ['\r', '\n', '\r\n ', '\n ', '%0d%0a', '%0D%0A%20', '\\r\\n', '\u00c4\u008d\u00c4\u008a', '\0', '\v', '\u0085']
const INJECTED = 'x-injected: 1'

describe('a line end in what is sent', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ SELFSAME_TOKEN: 'on' })
  })
  afterAll(() => server[Symbol.asyncDispose]())

  /** No header of the sender's making, in whatever form it came through. */
  function expectNone(headers: readonly string[], sent: string): void {
    expect(headers.filter((line) => /injected/i.test(line)), JSON.stringify(sent)).toEqual([])
    expect(headers.every((line) => /^[\w-]+: [^\r\n\0]*$/.test(line)), JSON.stringify([sent, headers])).toBe(true)
  }

  it.each(BREAKS)('%j in a header that is echoed or read makes no header of the answer', async (lineEnd) => {
    for (const name of ['origin', 'cookie', 'host', 'x-forwarded-for', 'x-forwarded-proto', 'accept-encoding', 'if-none-match', 'x-request-id', 'access-control-request-headers', 'access-control-request-method']) {
      const value = `${name === 'cookie' ? 't=' : ''}https://shop.example${lineEnd}${INJECTED}`
      for (const call of ['DELETE /s/t', 'OPTIONS /s/t', 'OPTIONS /s/i', 'GET /s/agent.js', 'GET /v4/events']) {
        const { status, headers } = await rawRequest(server.url, [`${call} HTTP/1.1`, ...(name === 'host' ? [] : ['host: x']), `${name}: ${value}`])
        expect(status, `${call} ${name}`).toBeGreaterThan(0)
        expectNone(headers, `${call} ${name}: ${value}`)
      }
    }
  })

  it.each(BREAKS)('%j in an address or a body makes none either', async (lineEnd) => {
    const path = encodeURI(lineEnd).replaceAll('%25', '%')
    for (const target of [`/s/agent.js?v=${path}${INJECTED.replace(' ', '%20')}`, `/v4/events/${path}x-injected:1`, `/${path}x-injected:1`]) {
      expectNone((await rawRequest(server.url, [`GET ${target} HTTP/1.1`, 'host: x'])).headers, target)
    }
    const value = `shop${lineEnd}${INJECTED}`
    const answer = await server.identify(visit({ linkedId: value, url: `https://shop.example/${value}`, tag: { value }, storage: 'cookie' }), { origin: 'https://shop.example' })
    expect(answer.status).toBeLessThan(500)
    expectNone([...answer.headers].map(([name, text]) => `${name}: ${text}`), value)
  })

  it('an origin is echoed as it is, or not at all', async () => {
    const echoed = async (origin: string) => {
      const { headers } = await rawRequest(server.url, ['OPTIONS /s/t HTTP/1.1', 'host: x', `origin: ${origin}`])
      return headers.find((line) => line.startsWith('access-control-allow-origin: '))?.slice(29)
    }
    expect(await echoed('https://shop.example')).toBe('https://shop.example')
    for (const origin of ['https://shop.example, https://evil.example', 'https://shop.example evil', 'null', 'https://shop.example/path', '<script>']) {
      expect(await echoed(origin), origin).toBe('*')
    }
  })
})
