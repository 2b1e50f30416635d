import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backEnd } from './back-end.ts'
import { REASONS } from './verify-visit.ts'

const EVENT = '1700000000000.abcDEF'
const ORIGIN = 'https://shop.example'
const SECRET = 'sk_never_in_a_page'
const DOUBTED = '1700000000002.abcDEF'
const STRANGE = '1700000000004.abcDEF'
/** One that fits too little to be linked to. */
const UNLIKELY = '1700000000003.abcDEF'
const EXPLANATION = {
  linkage: {
    model: '1',
    decision: 'linked',
    candidates: [{ visitorId: 'A'.repeat(20), bits: 12, posterior: 0.99 }],
    comparisons: [{ name: 'fonts', level: 'same', bits: 2.5 }],
    prior: { new: 0.4, knownVisitors: 7 },
    posterior: { best: 0.99, new: 0.01 },
    runnerUp: { visitorId: 'B'.repeat(20), bits: 3, posterior: 0.001 },
    techniques: { fingerprint: { bits: 2.5 }, token: { state: 'absent', bits: 0 } },
    merged: [{ younger: 'B'.repeat(20), older: 'A'.repeat(20), bits: 9, posterior: 0.98 }],
    highRecall: { visitorId: 'A'.repeat(20), score: 0.98 },
  },
  signals: [],
}

let folder: string
/** The id of an event of just now. */
let fresh: string
let servers: Server[]
let page: string
/** `Authorization` and path of what the back end asked the API. */
let asked: [authorization: string | undefined, path: string][]

beforeEach(async () => {
  servers = []
  asked = []
  fresh = `${Date.now()}.fresh1`
  folder = mkdtempSync(join(tmpdir(), 'example-'))
  writeFileSync(join(folder, 'index.html'), '<meta content="%SELFSAME_PUBLIC_KEY%"><script src="%SELFSAME_ENDPOINT%/agent.js"></script>')
  const selfsame = await listen(createServer((request, response) => {
    asked.push([request.headers.authorization, request.url ?? ''])
    const { status, body } = answer(request.url ?? '')
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }))
  const settings = { selfsame, endpoint: `${selfsame}/s`, publicKey: 'pk_"quoted"', secretKey: SECRET, port: 0, host: '127.0.0.1', pageOrigins: [ORIGIN] }
  page = await listen(backEnd(settings, folder))
})

afterEach(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})

/** Two pages of visits; any other event than EVENT is unknown. */
function answer(url: string): { status: number; body: object } {
  if (url.endsWith(`${EVENT}/explanation`)) return { status: 200, body: EXPLANATION }
  if (url.endsWith(`${DOUBTED}/explanation`)) return { status: 200, body: unlinked({ best: 0.99, new: 0.01 }, { confidence: { best: 0.2, least: 0.3 }, returning: { best: 0.9, least: 0.7 } }) }
  if (url.endsWith(`${STRANGE}/explanation`)) return { status: 200, body: unlinked({ best: 0.99, new: 0.01 }, { confidence: { best: 0.5, least: 0.3 }, returning: { best: 0.4, least: 0.7 } }) }
  if (url.endsWith(`${UNLIKELY}/explanation`)) return { status: 200, body: unlinked({ best: 0.8, new: 0.2 }) }
  for (const id of [DOUBTED, STRANGE, UNLIKELY]) if (url.endsWith(id)) return { status: 200, body: { event_id: id, timestamp: 1_700_000_000_001, identification: { visitor_id: 'C'.repeat(20) } } }
  const event = { event_id: EVENT, timestamp: 1_700_000_000_000, identification: { visitor_id: 'A'.repeat(20) } }
  if (url.endsWith(EVENT)) return { status: 200, body: event }
  if (url.endsWith(fresh)) {
    const identification = { visitor_id: 'C'.repeat(20), visitor_found: true, confidence: { score: 0.9 } }
    return { status: 200, body: { event_id: fresh, timestamp: Date.now(), url: `${ORIGIN}/`, ip_address: '127.0.0.1', identification } }
  }
  if (url.includes('pagination_key=more')) return { status: 200, body: { events: [event] } }
  if (url.includes('visitor_id=')) return { status: 200, body: { events: [event, event], pagination_key: 'more' } }
  return { status: 404, body: { error: { code: 'event_not_found', message: 'No' } } }
}

/** The visit was called new. */
function unlinked(posterior: { best: number; new: number }, belief: object = {}): object {
  const { linkage } = EXPLANATION
  return { ...EXPLANATION, linkage: { ...linkage, decision: 'new', posterior, ...belief, highRecall: { visitorId: 'A'.repeat(20), score: 0.2 } } }
}

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('tells a page its endpoint and public key under a strict policy', async () => {
  const response = await fetch(page)
  const html = await response.text()
  expect(html).toContain('/s/agent.js')
  expect(html).toContain('content="pk_&#34;quoted&#34;"')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
})

it('counts visits and gives reasons, and keeps the key and other visitors to itself', async () => {
  const response = await fetch(`${page}/api/visit/${EVENT}`)
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({
    visits: 3,
    visitorId: 'A'.repeat(20),
    linkage: { decision: 'linked', knownVisitors: 7, comparisons: [{ name: 'fonts', level: 'same', bits: 2.5 }], posterior: 0.98, runnerUp: { name: 'BBBBBB' }, merged: [{ younger: 'BBBBBB', older: 'AAAAAA', bits: 9 }] },
  })
  expect(text).not.toContain('B'.repeat(7))
  expect(text).not.toContain(SECRET)
  expect(asked).toHaveLength(4)
  for (const [authorization] of asked) expect(authorization).toBe(`Bearer ${SECRET}`)
})

it.each([
  ['was not believed what it is worth', DOUBTED, 0.2],
  ['someone new would fit how likely it is back', STRANGE, 0.4],
  ['fits too little how well it does', UNLIKELY, 0.8],
])('says of a visitor that %s', async (_name, id, posterior) => {
  const response = await fetch(`${page}/api/visit/${id}`)
  expect(await response.json()).toMatchObject({ linkage: { decision: 'new', posterior, likely: { name: 'AAAAAA' } } })
})

it('hands on what the API refuses, and says 502 where it is down', async () => {
  const unknown = await fetch(`${page}/api/visit/1700000000001.abcDEF`)
  expect([unknown.status, await unknown.json()]).toEqual([404, { error: { code: 'event_not_found' } }])
  servers[0]?.close()
  servers[0]?.closeAllConnections()
  const down = await fetch(`${page}/api/visit/${EVENT}`)
  expect([down.status, await down.json()]).toEqual([502, { error: { code: 'unreachable' } }])
})

it.each(['//', '/../package.json', '/%2e%2e/package.json', '/nothing.js', '/api/visit/..%2f..'])('has nothing at %s', async (path) => {
  expect((await fetch(page + path)).status).toBe(404)
})

it('only reads', async () => {
  expect((await fetch(`${page}/api/visit/${EVENT}`, { method: 'POST' })).status).toBe(405)
})

it('takes a sign-up once, and keeps the visitor to itself', async () => {
  const send = () => fetch(`${page}/api/sign-up`, { method: 'POST', body: JSON.stringify({ eventId: fresh, email: 'a@shop.example' }) })
  const first = await send()
  expect([first.status, await first.json()]).toEqual([200, { accepted: true, accounts: 1 }])
  const second = await send()
  expect([second.status, await second.json()]).toEqual([200, { accepted: false, reason: 'event_used', message: REASONS.event_used }])
})

it.each(['', '{', 'null', '[]', '{"eventId":1,"email":"a@shop.example"}', JSON.stringify({ eventId: EVENT, email: `a@${'x'.repeat(5000)}` })])(
  'refuses a form like %.20s',
  async (body) => {
    const response = await fetch(`${page}/api/sign-up`, { method: 'POST', body })
    expect([response.status, await response.json()]).toEqual([400, { error: { code: 'form_invalid' } }])
  },
)

it('refuses no form where the API is down, and accepts none', async () => {
  servers[0]?.close()
  servers[0]?.closeAllConnections()
  const down = await fetch(`${page}/api/sign-up`, { method: 'POST', body: JSON.stringify({ eventId: fresh, email: 'a@shop.example' }) })
  expect([down.status, await down.json()]).toEqual([502, { error: { code: 'unreachable' } }])
})
