import type { Event, Explanation, IdentifyRequest, IdentifyResponse } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { startTestServer, type Answer, type TestServer } from '../tests/test-server.ts'
import { desktopComponents, laptopComponents, visit } from '../tests/visit.ts'

const ON = { SELFSAME_TOKEN: 'on', SELFSAME_TRUSTED_PROXIES: '127.0.0.1' }
const PAGE = { origin: 'https://shop.example', 'sec-fetch-site': 'same-site' }

/** The laptop after a journey, on another desk, with another font: by itself too little is left of it to be known again. */
const MOVED: IdentifyRequest['components'] = {
  ...laptopComponents,
  timeZone: { state: 'ok', value: 'America/Bogota' },
  timeZoneOffsets: { state: 'ok', value: [300, 300] },
  screenResolution: { state: 'ok', value: [2560, 1440] },
  screenFrame: { state: 'ok', value: [30, 0, 0, 0] },
  fonts: { state: 'ok', value: ['Arial', 'DejaVu Sans', 'Fira Code', 'Liberation Mono', 'Noto Sans', 'Ubuntu'] },
}

/** What a browser whose engine and system are not the laptop's sends. */
const PHONE: IdentifyRequest['components'] = {
  ...desktopComponents,
  userAgent: { state: 'ok', value: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1' },
  clientHints: { state: 'absent' },
  engineTraits: { state: 'ok', value: { evalLength: 37, errorShape: '111', productSub: '20030107' } },
}

const wanted = (changes: Partial<IdentifyRequest> = {}) => visit({ storage: 'cookie', ...changes })

/** The attributes of the cookie that an answer sets, its value first. */
function cookieOf({ headers }: Answer<unknown>): string[] {
  const [cookie = '', ...more] = headers.getSetCookie()
  expect(more).toEqual([])
  return cookie.split('; ').filter(Boolean)
}

function tokenOf(answer: Answer<unknown>): string {
  const [pair = ''] = cookieOf(answer)
  expect(pair).toMatch(/^t=[\w-]{22}$/)
  return pair
}

async function reasons(server: TestServer, { body: { eventId } }: Answer<IdentifyResponse>) {
  const event = (await server.get<Event>(`/v4/events/${eventId}`)).body
  const explanation = (await server.get<Explanation>(`/v4/events/${eventId}/explanation`)).body
  return { event, explanation }
}

const forget = (server: TestServer, cookie: string, headers: Record<string, string> = PAGE) =>
  fetch(`${server.url}/s/t`, { method: 'DELETE', headers: { ...headers, cookie } })

describe('a first-party token', () => {
  it.each([
    ['the operator gives none', {}, wanted(), PAGE],
    ['the page asks for none', ON, visit(), PAGE],
    ['the page is of another site', ON, wanted(), { ...PAGE, 'sec-fetch-site': 'cross-site' }],
  ])('is not set where %s, and one that is sent is not looked at', async (_why, env, body, headers) => {
    await using server = await startTestServer(env)
    const first = await server.identify(body, headers)
    const again = await server.identify({ ...body, nonce: visit().nonce }, { ...headers, cookie: 't=AAAAAAAAAAAAAAAAAAAAAA' })
    expect([first.status, again.status]).toEqual([200, 200])
    expect([...first.headers.getSetCookie(), ...again.headers.getSetCookie()]).toEqual([])
    expect((await forget(server, 'other=1')).headers.getSetCookie()).toEqual([])
  })

  it('is out of reach of scripts and other sites, and of plain HTTP where the page came by HTTPS', async () => {
    await using server = await startTestServer({ ...ON, SELFSAME_BASE_PATH: '/metrics/v1' })
    const ask = async (headers: Record<string, string>) => {
      const response = await fetch(`${server.url}/metrics/v1/i`, { method: 'POST', body: JSON.stringify(wanted()), headers })
      return response.headers.getSetCookie().flatMap((cookie) => cookie.split('; ')).slice(1)
    }
    const attributes = ['Max-Age=34560000', 'Path=/metrics/v1', 'HttpOnly', 'SameSite=Strict']
    expect(await ask({ origin: 'http://localhost:3000' })).toEqual(attributes)
    expect(await ask({ origin: 'https://shop.example' })).toEqual([...attributes, 'Secure'])
    expect(await ask({ 'x-forwarded-proto': 'https' })).toEqual([...attributes, 'Secure'])
  })

  it('believes no protocol that a stranger forwards', async () => {
    await using server = await startTestServer({ SELFSAME_TOKEN: 'on' })
    expect(cookieOf(await server.identify(wanted(), { 'x-forwarded-proto': 'https' }))).not.toContain('Secure')
  })

  it('keeps the visitor where much else changed, and is the same until a day has gone', async () => {
    await using server = await startTestServer(ON)
    const first = await server.identify(wanted(), PAGE)
    const cookie = tokenOf(first)
    const moved = await server.identify(wanted({ components: MOVED }), { ...PAGE, cookie })
    expect(moved.body).toMatchObject({ visitorFound: true, visitorId: first.body.visitorId })
    expect(moved.headers.getSetCookie()).toEqual([])
    const { event, explanation } = await reasons(server, moved)
    expect(event).not.toHaveProperty('token_mismatch')
    expect(explanation.linkage.techniques?.token).toEqual({ state: 'matched', bits: expect.any(Number) })
  })

  it('is not believed on a machine that cannot own it; that one gets a token of its own', async () => {
    await using server = await startTestServer(ON)
    const owner = await server.identify(wanted(), PAGE)
    const stolen = tokenOf(owner)
    const thief = await server.identify(wanted({ components: PHONE }), { ...PAGE, cookie: stolen })
    expect(thief.body.visitorFound).toBe(false)
    expect(thief.body.visitorId).not.toBe(owner.body.visitorId)
    expect(tokenOf(thief)).not.toBe(stolen)
    const { event, explanation } = await reasons(server, thief)
    expect(event.token_mismatch).toBe(true)
    expect(explanation.linkage.techniques?.token).toEqual({ state: 'mismatch', bits: 0 })

    const back = await server.identify(wanted(), { ...PAGE, cookie: stolen })
    expect(back.body).toMatchObject({ visitorFound: true, visitorId: owner.body.visitorId })
    expect((await reasons(server, back)).event).not.toHaveProperty('token_mismatch')
  })

  it('that nobody knows is as none, and is replaced', async () => {
    await using server = await startTestServer(ON)
    for (const cookie of ['t=AAAAAAAAAAAAAAAAAAAAAA', 't=', 't=short', `t=${'x'.repeat(4_000)}`, 't=AAAAAAAAAAAAAAAAAAAAAA; t=BBBBBBBBBBBBBBBBBBBBBB']) {
      const answer = await server.identify(wanted(), { ...PAGE, cookie })
      expect(cookie).not.toContain(tokenOf(answer).slice(2))
      const { event } = await reasons(server, answer)
      expect(event).not.toHaveProperty('token_mismatch')
    }
  })

  it('comes with the answer to a retry, whose first answer may be lost', async () => {
    await using server = await startTestServer(ON)
    const body = wanted()
    const [lost, again] = [await server.identify(body, PAGE), await server.identify(body, PAGE)]
    expect(again.body).toEqual(lost.body)
    const known = await server.identify(wanted({ components: MOVED }), { ...PAGE, cookie: tokenOf(again) })
    expect(known.body.visitorId).toBe(lost.body.visitorId)
  })

  it('is taken from the browser and forgotten here by DELETE {base}/t', async () => {
    await using server = await startTestServer(ON)
    const cookie = tokenOf(await server.identify(wanted(), PAGE))
    const cleared = await forget(server, `other=1; ${cookie}`)
    expect(cleared.status).toBe(204)
    expect(cleared.headers.getSetCookie()).toEqual(['t=; Max-Age=0; Path=/s; HttpOnly; SameSite=Strict; Secure'])
    const after = await server.identify(wanted(), { ...PAGE, cookie })
    expect((await reasons(server, after)).explanation.linkage.techniques?.token).toEqual({ state: 'absent', bits: 0 })
  })

  it('is in no log, and not in the database as it is', async () => {
    await using server = await startTestServer(ON)
    const cookie = tokenOf(await server.identify(wanted(), PAGE))
    await server.identify(wanted(), { ...PAGE, cookie })
    expect(server.logs()).not.toContain(cookie.slice(2))
    expect(JSON.stringify(await server.events())).not.toContain(cookie.slice(2))
  })
})

describe('CORS', () => {
  it('names the origin where cookies may come along, on errors too, and allows all pages elsewhere', async () => {
    await using server = await startTestServer(ON)
    const cors = ({ headers }: { headers: Headers }) => [
      headers.get('access-control-allow-origin'),
      headers.get('access-control-allow-credentials'),
      headers.get('vary'),
    ]
    const own = ['https://shop.example', 'true', 'origin']
    expect(cors(await server.identify(wanted(), PAGE))).toEqual(own)
    expect(cors(await server.identify({ ...wanted(), key: 'pk_nobody0000000000000' }, PAGE))).toEqual(own)
    expect(cors(await server.identify({ ...wanted(), nonce: 'x' }, PAGE))).toEqual(own)
    expect(cors(await server.identify(visit(), PAGE))).toEqual(['*', null, null])
    expect(cors(await server.identify(wanted(), { origin: 'null' }))).toEqual(['*', null, 'origin'])
    const preflight = await fetch(`${server.url}/s/t`, { method: 'OPTIONS', headers: PAGE })
    expect(cors(preflight)).toEqual(own)
    expect(preflight.headers.get('access-control-allow-methods')).toBe('DELETE')
    expect(cors(await forget(server, ''))).toEqual(own)
  })
})
