import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { tempDir } from '@selfsame/testing'
import { runCommand } from '../tests/run-command.ts'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'

interface Call {
  method: string
  path: string
  body?: unknown
}

describe("another environment's secret key", () => {
  const folder = tempDir('isolation')
  let server: TestServer
  let [stranger, eventId, visitorId] = ['', '', '']
  beforeAll(async () => {
    server = await startTestServer({ SELFSAME_DATA_DIR: folder.path })
    const made = await runCommand(['environments', 'create', 'other', '--json'], { SELFSAME_DATA_DIR: folder.path })
    const { keys } = JSON.parse(made.out) as { keys: { kind: string; key: string }[] }
    stranger = keys.find(({ kind }) => kind === 'secret')?.key ?? ''
    const answer = await server.identify(visit({ linkedId: 'order-4711', tag: { secret: 'of-this-environment' } }))
    eventId = answer.body.eventId
    visitorId = answer.body.visitorId
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    folder.remove()
  })

  /** Every documented call, aimed at what the key may not see. */
  const calls = (): Record<string, Call> => ({
    'GET /v4/events': { method: 'GET', path: '/v4/events' },
    'GET /v4/events/{event_id}': { method: 'GET', path: `/v4/events/${eventId}` },
    'PATCH /v4/events/{event_id}': { method: 'PATCH', path: `/v4/events/${eventId}`, body: { suspect: true, linked_id: 'theirs' } },
    'GET /v4/events/{event_id}/explanation': { method: 'GET', path: `/v4/events/${eventId}/explanation` },
    'GET /v4/visitors': { method: 'GET', path: '/v4/visitors?linked_id=order-4711' },
    'DELETE /v4/visitors': { method: 'DELETE', path: '/v4/visitors?linked_id=order-4711' },
    'GET /v4/visitors/{visitor_id}': { method: 'GET', path: `/v4/visitors/${visitorId}` },
    'DELETE /v4/visitors/{visitor_id}': { method: 'DELETE', path: `/v4/visitors/${visitorId}` },
  })

  it('is tried on every call that the API documents', async () => {
    const { paths } = (await server.get<{ paths: Record<string, object> }>('/v4/openapi.json')).body
    const methods = ['get', 'patch', 'delete', 'put', 'post']
    const documented = Object.entries(paths).flatMap(([path, item]) => {
      const full = path.startsWith('/v4') ? path : `/v4${path}`
      return Object.keys(item).filter((method) => methods.includes(method)).map((method) => `${method.toUpperCase()} ${full}`)
    })
    const secured = documented.filter((call) => /\/v4\/(events|visitors)/.test(call))
    expect(secured.sort()).toEqual(Object.keys(calls()).sort())
  })

  it('sees and changes nothing', async () => {
    const own = async () => JSON.stringify((await server.get(`/v4/events/${eventId}`)).body)
    const before = await own()
    for (const [name, { method, path, body }] of Object.entries(calls())) {
      const answer = await server.send<unknown>(method, path, { key: stranger, body })
      const text = JSON.stringify(answer.body)
      expect([200, 404, 409], name).toContain(answer.status)
      // Answered as what does not exist at all: whether it does elsewhere cannot be told.
      const madeUp = path.replace(eventId, `${eventId.slice(0, 14)}ZZZZZZ`).replace(visitorId, 'Z'.repeat(20)).replace('order-4711', 'nothing')
      expect((await server.send<unknown>(method, madeUp, { key: stranger, body })).status, name).toBe(answer.status)
      for (const secret of [eventId, visitorId, 'order-4711', 'of-this-environment']) expect(text, name).not.toContain(secret)
      for (const key of ['', 'sk_nobody', `${stranger}x`, 'pk_000000000000000000000000']) {
        expect((await server.send(method, path, { key, body })).status, name).toBe(403)
      }
    }
    expect(await own()).toBe(before)
  })
})
