import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { WIRE_VERSION, type Event } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseIdentify } from './request/parse-identify.ts'
import { startTestServer, type TestServer } from './tests/test-server.ts'

const FOLDER = new URL('fixtures/', import.meta.url)

/** Bodies of real browsers, by `tests/record-bodies.ts`; of the wire versions that the server must understand. */
const recordings = readdirSync(FOLDER)
  .map((name) => ({ name, version: Number(/^v(\d+)-/.exec(name)?.[1]), body: readFileSync(new URL(name, FOLDER), 'utf8') }))
  .filter(({ version }) => version >= WIRE_VERSION - 2)

const current = recordings.filter(({ version }) => version === WIRE_VERSION)

/** Who each recording is of, as `browser_details` should say. */
const BROWSERS: Record<string, [name: string, os: string]> = {
  chromium: ['Chrome', 'Linux'],
  firefox: ['Firefox', 'Linux'],
  webkit: ['Safari', 'Linux'],
}

describe('bodies recorded from real browsers', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('are there for the current wire version, in each engine', () => {
    expect(current.map(({ name }) => name)).toEqual(Object.keys(BROWSERS).map((engine) => `v${WIRE_VERSION}-${engine}.json`))
  })

  it.each(recordings)('$name is understood, nothing of it dropped or refused', ({ body }) => {
    const sent = JSON.parse(body)
    expect(parseIdentify(sent)).toEqual(sent)
  })

  it('are as many visitors as browsers, each known again the next time', async () => {
    const visitors = new Set<string>()
    for (const { name, body } of current) {
      const [, engine = ''] = /-(\w+)\.json$/.exec(name) ?? []
      const userAgent = JSON.parse(body).components.userAgent.value
      const first = await server.identify(body, { 'user-agent': userAgent })
      const again = await server.identify(withNewNonce(body), { 'user-agent': userAgent })
      expect([first.status, first.body.visitorFound, again.body.visitorFound]).toEqual([200, false, true])
      expect(again.body.visitorId).toBe(first.body.visitorId)
      expect(again.body.confidence.score).toBeGreaterThan(0.9)
      const { browser_details } = (await server.get<Event>(`/v4/events/${first.body.eventId}`)).body
      expect([browser_details?.browser_name, browser_details?.os]).toEqual(BROWSERS[engine])
      visitors.add(first.body.visitorId ?? '')
    }
    expect(visitors.size).toBe(current.length)
  })

  it('are of the visitors that a newer agent, with more components, finds', async () => {
    for (const { body } of current) {
      const sent = JSON.parse(body)
      const newer = { ...sent, components: { ...sent.components, gestures: { state: 'ok', value: [2, 0, 0] } } }
      const headers = { 'user-agent': sent.components.userAgent.value }
      const [before, after] = [await server.identify(withNewNonce(body), headers), await server.identify(withNewNonce(JSON.stringify(newer)), headers)]
      expect(after.body).toMatchObject({ visitorFound: true, visitorId: before.body.visitorId })
    }
  })
})

function withNewNonce(body: string): string {
  return body.replace(/"nonce":"\w+"/, `"nonce":"${randomBytes(16).toString('hex')}"`)
}
