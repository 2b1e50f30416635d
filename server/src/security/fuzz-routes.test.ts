import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { tempDir } from '@selfsame/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCliServer, type CliServer } from '../tests/test-cli.ts'
import { PUBLIC_KEY, SECRET_KEY, visit } from '../tests/visit.ts'

/** `npm run test:security` asks for 20,000. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_000)
const AT_A_TIME = 20
const SEED = 20261128

interface Shot {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

const nasty = fc.constantFrom(
  '..%2f..%2fetc%2fpasswd', '../../etc/passwd', '%2e%2e/', '%00', '%ff', '%', '__proto__', 'constructor', "' or 1=1 --", '%0d%0aset-cookie:x=1',
  '${7*7}', '<script>', '\u202e', 'x'.repeat(3_000), '-1', '1e999', 'NaN', '9'.repeat(40), 'null', '[]', '{}', '1790000000000.a1B2c3', 'AbCdEfGhIjKlMnOpQrSt',
)
const encoded = fc.oneof({ weight: 3, arbitrary: nasty }, { weight: 2, arbitrary: fc.string({ maxLength: 40, unit: 'binary' }) }).map((part) => (/^[%\w.~-]*$/.test(part) ? part : encodeURIComponent(part.toWellFormed())))
const path = fc
  .tuple(
    fc.constantFrom('/s/i', '/s/t', '/s/agent.js', '/v4/events', '/v4/events/:x', '/v4/events/:x/explanation', '/v4/visitors', '/v4/visitors/:x', '/v4/openapi.json', '/v4/reference', '/health', '/ready', '/metrics', '/:x', '/s/:x', '/'),
    encoded,
    fc.array(fc.tuple(fc.constantFrom('limit', 'visitor_id', 'linked_id', 'pagination_key', 'start', 'end', 'bot', 'ip_address', 'asn', 'suspect', 'reverse', 'total_hits', 'ruleset_id', 'environment', 'ii', '__proto__', 'x[y]'), encoded), { maxLength: 4 }),
  )
  .map(([route, part, query]) => route.replace(':x', part) + (query.length > 0 ? `?${query.map(([name, value]) => `${name}=${value}`).join('&')}` : ''))

const bomb = fc.constantFrom(
  '['.repeat(20_000), '{"a":'.repeat(20_000), `{"tag":${'9'.repeat(50_000)}}`, `{${Array.from({ length: 6_000 }, (_, index) => `"k${index}":1`).join()}}`,
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}', '{"suspect":1e999}', '"\\ud800"', '\0', '',
)
const taggedVisit = fc
  .tuple(fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a'), fc.jsonValue({ maxDepth: 4 }))
  .map(([name, value]) => `${JSON.stringify(visit({ key: PUBLIC_KEY })).slice(0, -1)},"tag":{"${name}":${JSON.stringify(value)}}}`)
const body = fc.oneof(bomb, taggedVisit, fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.stringify(value)), fc.string({ maxLength: 200, unit: 'binary' }))

const shot: fc.Arbitrary<Shot> = fc.record(
  {
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PUT'),
    path,
    headers: fc.dictionary(
      fc.constantFrom('origin', 'x-forwarded-for', 'forwarded', 'x-forwarded-proto', 'cookie', 'content-type', 'user-agent', 'accept-encoding', 'if-none-match', 'x-request-id', 'x-http-method-override'),
      fc.string({ maxLength: 60 }).map((value) => value.replace(/[^\x20-\x7e]/g, '?')),
      { maxKeys: 4 },
    ).chain((headers) => fc.constantFrom(SECRET_KEY, PUBLIC_KEY, 'sk_nobody', '').map((key) => (key ? { ...headers, authorization: `Bearer ${key}` } : headers))),
    body,
  },
  { requiredKeys: ['method', 'path', 'headers'] },
)

describe(`${REQUESTS} fuzzed requests over all routes`, () => {
  const folder = tempDir('fuzz-routes')
  const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME })
  let server: CliServer
  beforeAll(async () => {
    server = await startCliServer({ SELFSAME_DATA_DIR: folder.path, SELFSAME_LOG_LEVEL: 'error' })
    await server.identify(visit())
  })
  afterAll(async () => {
    agent.destroy()
    await server.stop()
    folder.remove()
  })

  it('meet no fault of the server, and are told no secret, path or stack', async () => {
    const shots = fc.sample(shot, { numRuns: REQUESTS, seed: SEED })
    for (let start = 0; start < shots.length; start += AT_A_TIME) {
      const batch = shots.slice(start, start + AT_A_TIME)
      const answers = await Promise.all(batch.map((one) => fire(agent, server.url, one)))
      for (const [index, answer] of answers.entries()) assertHarmless(answer, batch[index], folder.path)
    }
    expect(server.output()).not.toMatch(/request failed|node_modules|"polluted"/)
    expect(server.output().split('\n').filter((line) => line.startsWith('{')).join()).not.toContain(SECRET_KEY)
    expect((await server.identify(visit())).status).toBe(200)
  }, 600_000)
})

interface Answer {
  status: number
  headers: string
  body: string
}

function fire(agent: Agent, url: string, { method, path, headers, body }: Shot): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request({ hostname, port, method, path, agent, headers: { ...headers, ...length } }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, headers: JSON.stringify(response.headers), body: answer }), reject)
    })
    sent.on('error', reject).end(body)
  })
}

function assertHarmless({ status, headers, body }: Answer, sent: Shot | undefined, dataDir: string): void {
  const told = `${status} to ${JSON.stringify(sent).slice(0, 400)}: ${body.slice(0, 300)}`
  expect(status, told).toBeLessThan(500)
  for (const secret of [SECRET_KEY, dataDir, 'SQLITE', 'select ', 'node_modules', '    at ', '/server/src/']) {
    expect(sent?.path.startsWith('/s/agent.js') || !body.includes(secret), `${secret} in ${told}`).toBe(true)
  }
  expect(headers, told).not.toMatch(/"x":"1"|set-cookie":\["x=1/)
}
