import type { Event, Explanation } from '@selfsame/contract'
import { expect, it } from 'vitest'
import { startNameServer } from './tests/name-server.ts'
import { startTestServer, type TestServer } from './tests/test-server.ts'
import { visit } from './tests/visit.ts'

const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0'

const ZONE = {
  'PTR 1.113.0.203.in-addr.arpa': ['crawl-1.googlebot.com'],
  'A crawl-1.googlebot.com': ['203.0.113.1'],
  'PTR 3.113.0.203.in-addr.arpa': 'silent',
} as const

async function seen(server: TestServer, userAgent: string, address: string) {
  const { body } = await server.identify(visit(), { 'user-agent': userAgent, 'x-forwarded-for': address })
  const { bot, bot_info: info } = (await server.get<Event>(`/v4/events/${body.eventId}`)).body
  const { signals } = (await server.get<Explanation>(`/v4/events/${body.eventId}/explanation`)).body
  const host = signals.find(({ name }) => name === 'bot')?.detectors.find(({ name }) => name === 'crawler-host')
  return [bot, info?.identity, host?.weight]
}

it('believes a crawler whose address has its name, no other, and waits for nobody', async () => {
  await using names = await startNameServer(ZONE)
  const settings = { SELFSAME_VERIFY_BOTS: 'dns', SELFSAME_DNS_SERVERS: names.address, SELFSAME_TRUSTED_PROXIES: '127.0.0.1' }
  await using server = await startTestServer(settings)
  expect(await seen(server, GOOGLEBOT, '203.0.113.1')).toEqual(['good', 'verified', 1])
  expect(await seen(server, GOOGLEBOT, '203.0.113.2')).toEqual(['bad', 'spoofed', 1])
  expect(await seen(server, GOOGLEBOT, '203.0.113.3')).toEqual(['bad', 'unknown', 0])
})

it('asks about nobody who names no such crawler, about no private address, and nobody at all by default', async () => {
  await using names = await startNameServer(ZONE)
  const settings = { SELFSAME_DNS_SERVERS: names.address, SELFSAME_TRUSTED_PROXIES: '127.0.0.1' }
  await using asking = await startTestServer({ ...settings, SELFSAME_VERIFY_BOTS: 'dns' })
  await seen(asking, FIREFOX, '203.0.113.1')
  expect(await seen(asking, GOOGLEBOT, '10.0.0.7')).toEqual(['bad', 'unknown', undefined])
  await using quiet = await startTestServer(settings)
  expect(await seen(quiet, GOOGLEBOT, '203.0.113.1')).toEqual(['bad', 'unknown', undefined])
  expect(names.asked).toEqual([])
})
