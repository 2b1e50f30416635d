import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { tempDir } from '@selfsame/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERROR_STATUS, type ErrorBody } from '@selfsame/contract'
import { startCliServer, type CliServer } from './tests/test-cli.ts'
import { visit } from './tests/visit.ts'

const BODIES = 10_000
const AT_A_TIME = 20

describe('10,000 broken bodies', () => {
  const folder = tempDir('fuzz')
  let server: CliServer
  beforeAll(async () => {
    // A process of its own: it has the other core to itself, and its memory and its end are the real ones.
    server = await startCliServer({ SELFSAME_DATA_DIR: folder.path, SELFSAME_LOG_LEVEL: 'error' })
  })
  afterAll(async () => {
    agent.destroy()
    await server.stop()
    folder.remove()
  })

  it('are each refused with a typed error, and leave nothing behind', async () => {
    const bodies = fc.sample(brokenBody, { numRuns: BODIES, seed: 20261122 })
    for (let start = 0; start < BODIES; start += AT_A_TIME) {
      const batch = bodies.slice(start, start + AT_A_TIME)
      const answers = await Promise.all(batch.map((body) => post(`${server.url}/s/i`, body)))
      for (const [index, answer] of answers.entries()) assertRefused(answer, batch[index])
    }
    expect(await server.events()).toEqual([])
    expect(server.output()).not.toContain('request failed')
    expect((await server.get('/health')).status).toBe(200)
    expect((await server.identify(visit())).status).toBe(200)
  }, 180_000)
})

interface Refusal {
  status: number
  body: ErrorBody
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME })

/** Half the cost of `fetch`, which matters 10,000 times. */
function post(url: string, body: string | Buffer): Promise<Refusal> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'text/plain' } })
    sent.on('response', (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) }), reject)
    })
    sent.on('error', reject).end(body)
  })
}

function assertRefused({ status, body }: Refusal, sent: unknown): void {
  const typed = status >= 400 && status < 500 && ERROR_STATUS[body.error?.code] === status && body.error.message.length < 400
  expect(typed, `${status} ${JSON.stringify(body)} to ${preview(sent)}`).toBe(true)
}

function preview(sent: unknown): string {
  return String(typeof sent === 'string' ? sent : JSON.stringify(sent)).slice(0, 500)
}

/** Values that no field of the contract takes. */
const alien = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, '\0', '\ud800', '\udc00\ud800', [], [[[]]], {}),
  fc.constantFrom('x'.repeat(5_000), '\u202e', '${7*7}', "'; drop table events; --"),
  fc.record({ state: fc.constantFrom('ok', 'OK', 'lost', '', null), value: fc.constantFrom({}, [null], { __proto__: null }) }),
)

/** One field that the contract requires, or every component at once, given such a value. */
const wrongField = fc
  .tuple(fc.constantFrom('v', 'nonce', 'clock', 'components', 'sdk', 'url', 'linkedId', 'referrer', 'consent'), alien)
  .filter(([name, value]) => !fits(name, value))
  .map(([name, value]) => JSON.stringify({ ...visit(), [name]: value }))

const componentNames = fc.constantFrom(...Object.keys(visit().components))

const wrongComponent = fc
  .tuple(componentNames, fc.constantFrom<unknown>(null, 7, 'ok', [], { state: 'lost' }, { state: 'ok' }, { value: 1 }))
  .map(([name, result]) => JSON.stringify({ ...visit(), components: { ...visit().components, [name]: result } }))

const wrongValue = fc
  .tuple(componentNames, fc.constantFrom<unknown>(null, { a: { b: {} } }, [[{}]], '\0', '\ud83d', 'x'.repeat(600)))
  .map(([name, value]) => JSON.stringify({ ...visit(), components: { [name]: { state: 'ok', value } } }))

const missing = fc
  .constantFrom('v', 'key', 'nonce', 'clock', 'components', 'sdk')
  .map((name) => JSON.stringify({ ...visit(), [name]: undefined }))

const numbers = fc
  .constantFrom('1e999', '-1e999', '9'.repeat(400), '0x10', 'NaN', 'Infinity', '1e-400000')
  .map((number) => JSON.stringify(visit()).replace(/"clock":\d+/, `"clock":${number}`).replace(/"v":1/, `"v":${number}`))

const nesting = fc
  .tuple(fc.constantFrom('[', '{"a":'), fc.integer({ min: 40, max: 9_000 }))
  .map(([open, depth]) => `{"tag":{"deep":${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}}}`)

const prototypes = fc
  .constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty')
  .map((name) => `{"${name}":{"polluted":1,"key":"pk"},"components":{"${name}":{"state":"ok","value":{"polluted":1}}},"tag":{"${name}":{"polluted":1}}}`)

/** A good body with one byte changed so that it is no JSON, or no UTF-8, any more. */
const damaged = fc
  .tuple(fc.integer({ min: 0, max: 2_000 }), fc.constantFrom(0x00, 0xff, 0xc0, 0xfe))
  .map(([place, byte]) => {
    const bytes = Buffer.from(JSON.stringify(visit()))
    bytes[place % bytes.length] = byte
    return bytes
  })

const truncated = fc.double({ min: 0, max: 0.999, noNaN: true }).map((share) => {
  const text = JSON.stringify(visit())
  return text.slice(0, Math.floor(text.length * share))
})

const oversized = fc.integer({ min: 65_537, max: 80_000 }).map((size) => JSON.stringify(visit()).padEnd(size))
const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
const anyJson = fc.jsonValue({ maxDepth: 6 }).map((value) => JSON.stringify(value))
const strangerKey = fc.string({ maxLength: 200, unit: 'binary' }).map((key) => JSON.stringify({ ...visit(), key }))

const brokenBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(wrongField, wrongComponent, wrongValue, missing, numbers) },
  { weight: 3, arbitrary: fc.oneof(damaged, truncated, noise, anyJson, strangerKey) },
  { weight: 1, arbitrary: fc.oneof(nesting, prototypes) },
  { weight: 1, arbitrary: fc.oneof({ weight: 9, arbitrary: missing }, { weight: 1, arbitrary: oversized }) },
)

/** What happens to be allowed there after all. */
function fits(name: string, value: unknown): boolean {
  const isText = typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
  if (name === 'url' || name === 'referrer') return isText && value.length <= 2_048
  if (name === 'linkedId') return isText && value.length <= 256
  return name === 'components' && typeof value === 'object' && value !== null && !Array.isArray(value)
}
