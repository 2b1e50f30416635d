import type { Event, Explanation } from '@selfsame/contract'
import { expect, it } from 'vitest'
import { startTestServer, type TestServer } from './tests/test-server.ts'
import { visit } from './tests/visit.ts'

const PROXY = { SELFSAME_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' }
const HEADERS = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.1.2.3' }

it('sees through a trusted proxy, and weighs the network', async () => {
  await using server = await startTestServer(PROXY)
  expect(await addressAndNetwork(server)).toEqual({ address: '203.0.113.9', network: 'same' })
})

it('keeps the network out of linkage where it is turned off', async () => {
  await using server = await startTestServer({ ...PROXY, SELFSAME_NETWORK_EVIDENCE: 'off' })
  expect(await addressAndNetwork(server)).toEqual({ address: '203.0.113.9', network: 'missing' })
})

it('believes no proxy unless told to, and makes nothing of a private network', async () => {
  await using server = await startTestServer()
  expect(await addressAndNetwork(server)).toEqual({ address: '127.0.0.1', network: 'missing' })
})

/** Of the second of two visits. */
async function addressAndNetwork(server: TestServer) {
  await server.identify(visit(), HEADERS)
  const { eventId } = (await server.identify(visit(), HEADERS)).body
  const event = await server.get<Event>(`/v4/events/${eventId}`)
  const explanation = await server.get<Explanation>(`/v4/events/${eventId}/explanation`)
  const network = explanation.body.linkage.comparisons.find(({ name }) => name === 'network')
  return { address: event.body.ip_address, network: network?.level }
}
