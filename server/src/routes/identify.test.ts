import { connect } from 'node:net'
import { MAX_BODY_BYTES } from '@selfsame/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer } from '../tests/test-server.ts'
import { desktopComponents, SECRET_KEY, visit } from '../tests/visit.ts'

describe('POST {base}/i', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ SELFSAME_BODY_TIMEOUT: '400' })
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('makes a visitor on the first visit and knows it on the next', async () => {
    const first = await server.identify(visit())
    const second = await server.identify(visit())
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ visitorFound: false, eventId: expect.stringMatching(/^\d{13}\.[A-Za-z0-9]{6}$/) })
    expect(first.body.visitorId).toMatch(/^[A-Za-z0-9]{20}$/)
    expect(first.body.lastSeenAt).toBe(first.body.firstSeenAt)
    expect(second.body).toMatchObject({ visitorFound: true, visitorId: first.body.visitorId, firstSeenAt: first.body.firstSeenAt })
    expect(second.body.confidence.score).toBeGreaterThan(0.9)
    expect(second.body.eventId).not.toBe(first.body.eventId)
  })

  it('gives another machine another visitor', async () => {
    const [laptop, desktop] = [await server.identify(visit()), await server.identify(visit({ components: desktopComponents }))]
    expect(desktop.body.visitorFound).toBe(false)
    expect(desktop.body.visitorId).not.toBe(laptop.body.visitorId)
  })

  it('lets pages of any origin read answers and errors, without cookies', async () => {
    const headers = { origin: 'https://shop.example' }
    for (const { headers: answered } of [await server.identify(visit(), headers), await server.identify('{', headers)]) {
      expect(answered.get('access-control-allow-origin')).toBe('*')
      expect(answered.get('access-control-allow-credentials')).toBeNull()
      expect(answered.get('cache-control')).toBe('no-store')
      expect(answered.get('x-request-id')).toMatch(/^\w{16}$/)
    }
    const preflight = await fetch(`${server.url}/s/i`, { method: 'OPTIONS', headers })
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'POST'])
  })

  it('takes application/json too, and a body without a type, but no other type and no compression', async () => {
    expect((await server.identify(visit(), { 'content-type': 'application/json' })).status).toBe(200)
    const bytes = new TextEncoder().encode(JSON.stringify(visit()))
    const untyped = await fetch(`${server.url}/s/i`, { method: 'POST', body: bytes })
    expect(untyped.status).toBe(200)
    for (const header of [{ 'content-type': 'text/html' }, { 'content-encoding': 'gzip' }]) {
      expect(refusal(await server.identify(visit(), header))).toEqual([400, 'request_cannot_be_parsed'])
    }
  })

  it('drops components it does not know, and takes a body without any', async () => {
    const unknown = { ...visit().components, moonPhase: { state: 'ok', value: 'full' }, constructor: 7 }
    expect((await server.identify({ ...visit(), components: unknown })).status).toBe(200)
    expect((await server.identify(visit({ components: {} }))).status).toBe(200)
  })

  describe('refuses, and stores nothing:', () => {
    let stored: number
    beforeEach(async () => {
      stored = (await server.events()).length
    })

    const { key: _, ...keyless } = visit()
    const cases: [what: string, body: unknown, error: [status: number, code: string], message: RegExp][] = [
      ['no JSON', '{"v":', [400, 'request_cannot_be_parsed'], /^the body is not JSON$/],
      ['an empty body', '', [400, 'request_cannot_be_parsed'], /^the body is not JSON$/],
      ['no object', '[1]', [400, 'request_cannot_be_parsed'], /not a JSON object/],
      ['null', 'null', [400, 'request_cannot_be_parsed'], /not a JSON object/],
      ['bytes that are no UTF-8', Uint8Array.of(123, 0xff, 125), [400, 'request_cannot_be_parsed'], /UTF-8/],
      ['half a surrogate pair', visit({ tag: { name: '\ud83d' } }), [400, 'request_cannot_be_parsed'], /Unicode/],
      ['NUL', visit({ linkedId: 'a\0b' }), [400, 'request_cannot_be_parsed'], /NUL/],
      ['depth', `{"tag":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, [400, 'request_cannot_be_parsed'], /levels deep/],
      ['a body over 64 KB', visit({ tag: { a: 'x'.repeat(MAX_BODY_BYTES) } }), [413, 'payload_too_large'], /65536 bytes/],
      ['a body of megabytes', 'x'.repeat(3_000_000), [413, 'payload_too_large'], /65536 bytes/],
      ['a tag over 16 KB', visit({ tag: { a: 'ä'.repeat(9_000) } }), [400, 'request_cannot_be_parsed'], /^tag can't be greater than 16384 bytes$/],
      ['a long linkedId', visit({ linkedId: 'x'.repeat(257) }), [400, 'request_cannot_be_parsed'], /^linked_id can't be greater than 256 characters long$/],
      ['no key', keyless, [403, 'public_api_key_required'], /key/],
      ['an unknown key', visit({ key: 'pk_nobody' }), [403, 'public_api_key_not_found'], /^no such public key$/],
      ['the secret key', visit({ key: SECRET_KEY }), [403, 'public_api_key_not_found'], /must never be in a page/],
      ['a wire version to come', { ...visit(), v: 2 }, [400, 'request_cannot_be_parsed'], /^invalid v: this server understands/],
      ['no wire version', { ...visit(), v: '1' }, [400, 'request_cannot_be_parsed'], /^invalid v/],
      ['a wrong nonce', visit({ nonce: 'ABC' }), [400, 'request_cannot_be_parsed'], /^invalid nonce: /],
      [
        'a wrong component',
        { ...visit(), components: { userAgent: { state: 'ok', value: 7 } } },
        [400, 'request_cannot_be_parsed'],
        /^invalid components\.userAgent: expected string$/,
      ],
      ['an unknown state', { ...visit(), components: { fonts: { state: 'lost' } } }, [400, 'request_cannot_be_parsed'], /^invalid components\.fonts\.state: /],
    ]
    it.each(cases)('%s', async (_what, body, error, message) => {
      const answer = await server.identify<{ error: { message: string } }>(body)
      expect(refusal(answer)).toEqual(error)
      expect(answer.body.error.message).toMatch(message)
      expect(await server.events()).toHaveLength(stored)
    })

    it('a body that does not come', async () => {
      const { port } = new URL(server.url)
      const answer = await speak(Number(port), 'POST /s/i HTTP/1.1\r\nhost: a\r\ncontent-length: 50\r\n\r\n{"v"')
      expect(answer).toMatch(/^HTTP\/1\.1 408 /)
      expect(answer).toContain('"code":"request_read_timeout"')
      expect(answer.toLowerCase()).toContain('connection: close')
    })

    it('a client that leaves in mid-body', async () => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
      await new Promise((resolve) => socket.write('POST /s/i HTTP/1.1\r\nhost: a\r\ncontent-length: 50\r\n\r\n{"v"', resolve))
      socket.destroy()
      await expect.poll(() => server.logs()).toMatch(/"aborted":true/)
      expect((await server.get('/health')).status).toBe(200)
    })
  })
})

/** Sends raw HTTP, and gives all that comes back until the server hangs up. */
function speak(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('end', () => resolve(answer)).on('error', reject)
  })
}
