import { Resolver } from 'node:dns/promises'
import { afterEach, expect, it } from 'vitest'
import { startNameServer, type NameServer } from '../tests/name-server.ts'
import { createHostChecker, type HostChecker } from './host-checker.ts'

const GOOGLE = ['googlebot.com', 'google.com']
const ptr = (address: string) => `PTR ${address.split('.').reverse().join('.')}.in-addr.arpa`
const NIBBLES = 'PTR 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'

const ZONE = {
  [ptr('203.0.113.1')]: ['crawl-1.googlebot.com'],
  'A crawl-1.googlebot.com': ['203.0.113.1'],
  [ptr('203.0.113.2')]: ['crawl-1.googlebot.com'],
  [ptr('203.0.113.3')]: ['host.example.com'],
  [ptr('203.0.113.4')]: ['notgooglebot.com'],
  'A notgooglebot.com': ['203.0.113.4'],
  [ptr('203.0.113.5')]: ['gone.googlebot.com'],
  [ptr('203.0.113.6')]: 'silent',
  [ptr('203.0.113.7')]: ['mute.googlebot.com'],
  'A mute.googlebot.com': 'silent',
  [ptr('203.0.113.8')]: ['host.example.com', 'CRAWL-8.Google.com'],
  'A crawl-8.google.com': ['203.0.113.99', '203.0.113.8'],
  [NIBBLES]: ['crawl-6.googlebot.com'],
  'AAAA crawl-6.googlebot.com': ['2001:db8:0:0::1'],
} as const

let server: NameServer | undefined
afterEach(async () => {
  await server?.[Symbol.asyncDispose]()
  server = undefined
})

async function checker(now = () => 0): Promise<HostChecker> {
  server = await startNameServer(ZONE)
  const names = new Resolver({ timeout: 100, tries: 1 })
  names.setServers([server.address])
  return createHostChecker({ names, now, onFault: (error) => expect.unreachable(String(error)) })
}

it.each([
  ['203.0.113.1', 'confirmed', 'its name leads back'],
  ['203.0.113.8', 'confirmed', 'one of its names does, however it is spelled'],
  ['2001:db8::1', 'confirmed', 'its name leads back, in another spelling of the address'],
  ['203.0.113.2', 'refuted', 'the name is another address\'s'],
  ['203.0.113.3', 'refuted', 'the name is of another domain'],
  ['203.0.113.4', 'refuted', 'the name only ends alike'],
  ['203.0.113.5', 'refuted', 'there is no such name'],
  ['203.0.113.9', 'refuted', 'it has no name'],
  ['203.0.113.6', 'unanswered', 'nobody says what its name is'],
  ['203.0.113.7', 'unanswered', 'nobody says where its name leads'],
] as const)('%s is %s: %s', async (address, expected, _why) => {
  expect(await (await checker())(address, GOOGLE)).toBe(expected)
})

it('asks once for those who ask together, and keeps the answer for an hour, that there was none for a minute', async () => {
  let at = 0
  const check = await checker(() => at)
  const asked = () => server?.asked.filter((question) => question.startsWith('PTR')).length
  await Promise.all([check('203.0.113.1', GOOGLE), check('203.0.113.1', GOOGLE)])
  await check('203.0.113.1', GOOGLE)
  expect(asked()).toBe(1)
  await check('203.0.113.6', GOOGLE)
  at = 61_000
  await check('203.0.113.6', GOOGLE)
  await check('203.0.113.1', GOOGLE)
  expect(asked()).toBe(3)
  at = 3_600_001
  await check('203.0.113.1', GOOGLE)
  expect(asked()).toBe(4)
})

it('takes no answer that is no address, or of the other family, for the address', async () => {
  const names = { resolvePtr: async () => ['crawl-1.googlebot.com'], resolve4: async () => ['', 'x', '::203.0.113.1'], resolve6: async () => ['203.0.113.1'] }
  const check = createHostChecker({ names, now: () => 0, onFault: () => undefined })
  expect([await check('203.0.113.1', GOOGLE), await check('::cb00:7101', GOOGLE)]).toEqual(['refuted', 'refuted'])
})

it('asks for eight addresses at a time and no more', async () => {
  const never = new Promise<string[]>(() => undefined)
  const asked: string[] = []
  const names = { resolvePtr: (name: string) => (asked.push(name), never), resolve4: () => never, resolve6: () => never }
  const check = createHostChecker({ names, now: () => 0, onFault: () => undefined })
  const checks = Array.from({ length: 12 }, (_, index) => check(`203.0.113.${index}`, GOOGLE))
  expect(new Set(await Promise.all(checks))).toEqual(new Set(['unanswered']))
  expect(asked.length).toBe(8)
})

it('tells of what should not happen, and calls it unanswered', async () => {
  const faults: unknown[] = []
  const fail = () => Promise.reject(new TypeError('broken'))
  const check = createHostChecker({ names: { resolvePtr: fail, resolve4: fail, resolve6: fail }, now: () => 0, onFault: (error) => faults.push(error) })
  expect(await check('203.0.113.1', GOOGLE)).toBe('unanswered')
  expect(faults).toEqual([expect.objectContaining({ message: 'broken' })])
})
