import { checkOf, stableKey } from '@selfsame/contract/check'
import type { Event, Explanation, IdentifyRequest } from '@selfsame/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../tests/test-server.ts'
import { visit } from '../tests/visit.ts'
import { isAsMade } from './is-as-made.ts'

/** A body as an agent makes it. */
function made(changes: Partial<IdentifyRequest> = {}): IdentifyRequest {
  const body = visit(changes)
  return { ...body, check: checkOf(body.nonce, body.clock, stableKey(body.components)) }
}

it('says nothing of a body without a check, as old agents send it, nor of what is no body', () => {
  expect([visit(), undefined, null, 'text', []].map(isAsMade)).toEqual([undefined, undefined, undefined, undefined, undefined])
})

it('knows a body again that was parsed and written anew, whatever came in addition', () => {
  const body = made()
  const reversed = Object.fromEntries(Object.entries(body.components).reverse())
  expect([body, { ...body, components: reversed, linkedId: 'account 42' }, JSON.parse(JSON.stringify(body))].map(isAsMade)).toEqual([true, true, true])
})

it('counts components that this server does not know among what was checked', () => {
  expect(isAsMade(made({ components: { ...visit().components, moonPhase: { state: 'ok', value: 'full' } } as never }))).toBe(true)
})

it('tells another nonce, clock or component, and a check that is none', () => {
  const body = made()
  const changed = [{ nonce: visit().nonce }, { clock: 1 }, { components: {} }, { check: 7 }, { nonce: 7 }, { components: undefined }]
  expect(changed.map((change) => isAsMade({ ...body, ...change }))).toEqual(changed.map(() => false))
})

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server[Symbol.asyncDispose]())

it('takes a recorded body under a new nonce for a bot\'s, and says so', async () => {
  const [honest, replayed] = [made(), { ...made(), nonce: visit().nonce }]
  const [first, second] = [await server.identify(honest), await server.identify(replayed)]
  const fired = async (eventId: string) => {
    const { signals } = (await server.get<Explanation>(`/v4/events/${eventId}/explanation`)).body
    return signals.find(({ name }) => name === 'bot')?.detectors.map(({ name }) => name)
  }
  expect(await fired(first.body.eventId)).not.toContain('altered-body')
  expect(await fired(second.body.eventId)).toContain('altered-body')
  expect((await server.get<Event>(`/v4/events/${second.body.eventId}`)).body.bot).toBe('bad')
})
