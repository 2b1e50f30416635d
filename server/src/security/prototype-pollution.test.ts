import type { Event } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'

/** As text: in an object literal `__proto__` would set the prototype of the test's own object. */
const POISON = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":{"__proto__":{"polluted":true,"toString":null}}}',
  '{"__proto__":{"__proto__":{"polluted":true}}}',
  '{"prototype":{"polluted":true},"hasOwnProperty":1,"valueOf":2}',
]
const FIELDS = ['tag', 'components', 'sdk', 'consent', 'linkedId', 'storage', 'v', '__proto__', 'constructor']

/** Own properties of what everything inherits from. */
function prototypes(): string[] {
  const shared: object[] = [Object, Array, Function, String, Number, Boolean, Map, Set, Promise, Error, Buffer].map((one) => one.prototype as object)
  return shared.flatMap((one, index) => Reflect.ownKeys(one).map((key) => `${index} ${String(key)}`))
}

describe('what is inherited', () => {
  let server: TestServer
  let eventId = ''
  beforeAll(async () => {
    server = await startTestServer() // in this process: what it does to prototypes shows here
    eventId = (await server.identify(visit())).body.eventId
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const withField = (name: string, poison: string) => `${JSON.stringify(visit()).slice(0, -1)},"${name}":${poison}}`

  it.each(POISON)('stays as it was after %s', async (poison) => {
    const before = prototypes()
    const bodies = [poison, `[${poison}]`, ...FIELDS.map((name) => withField(name, poison)), withField('components', `{"canvasText":${poison},"__proto__":{"state":"ok","value":${poison}}}`)]
    for (const body of bodies) expect((await server.identify(body)).status, body).toBeLessThan(500)
    for (const body of [poison, `{"tags":${poison}}`, `{"linked_id":${poison}}`, `{"suspect":${poison}}`]) {
      expect((await server.send('PATCH', `/v4/events/${eventId}`, { body })).status, body).toBeLessThan(500)
    }
    for (const query of ['__proto__[polluted]=true', 'constructor[prototype][polluted]=true', '__proto__.polluted=true', '__proto__=polluted']) {
      expect((await server.get(`/v4/events?limit=1&${query}`)).status, query).toBeLessThan(500)
    }
    expect(prototypes()).toEqual(before)
    expect('polluted' in {} || 'polluted' in [] || 'polluted' in server.identify).toBe(false)
  })

  it.each(POISON)('of a tag %s what is kept is plain data, without `__proto__`', async (poison) => {
    const { status, body } = await server.identify(withField('tag', poison))
    expect(status).toBe(200)
    const { tags } = (await server.get<Event>(`/v4/events/${body.eventId}`)).body
    const kept = JSON.parse(poison, (key, value: unknown) => (key === '__proto__' ? undefined : value)) as unknown
    expect(JSON.stringify(tags)).toBe(JSON.stringify(kept))
  })
})
