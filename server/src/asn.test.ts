import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { expect, it } from 'vitest'
import { openAsnDatabase } from './asn.ts'
import { ConfigError } from './config/index.ts'
import { asnDatabase } from './tests/asn-database.ts'

const NETWORKS = { '203.0.113.0/24': 64_500, '198.51.100.0/25': 64_501, '2001:db8:7::/48': 4_200_000_001, '192.0.2.0/24': 0 }

it('tells whose network an address is in', async () => {
  using folder = tempDir('asn')
  const path = join(folder.path, 'asn.mmdb')
  writeFileSync(path, asnDatabase(NETWORKS))
  const asnOf = await openAsnDatabase(path)
  expect(asnOf('203.0.113.200')).toBe(64_500)
  expect([asnOf('198.51.100.127'), asnOf('198.51.100.128')]).toEqual([64_501, undefined])
  expect([asnOf('2001:db8:7::1'), asnOf('2001:db8:8::1')]).toEqual([4_200_000_001, undefined])
  expect([asnOf('192.0.2.1'), asnOf('8.8.8.8'), asnOf('::'), asnOf(''), asnOf('nowhere')]).toEqual(Array.from({ length: 5 }, () => undefined))
})

it('knows nothing where there is no database', async () => {
  expect((await openAsnDatabase(undefined))('203.0.113.200')).toBeUndefined()
})

it.each<[string, Buffer | undefined, RegExp]>([
  ['missing', undefined, /cannot read .*ENOENT/],
  ['empty', Buffer.alloc(0), /is no MaxMind database/],
  ['text', Buffer.from('64500,203.0.113.0/24\n'), /is no MaxMind database/],
  ['cut off', asnDatabase(NETWORKS).subarray(0, 400), /is no MaxMind database/],
  ['compressed', Buffer.from([0x1f, 0x8b, 8, 0]), /is no MaxMind database/],
  ['of another kind', asnDatabase(NETWORKS, 'Made-Up-City'), /holds Made-Up-City; expected a database of AS numbers/],
])('a file that is %s is a mistake of the configuration', async (_what, content, message) => {
  using folder = tempDir('asn')
  const path = join(folder.path, 'asn.mmdb')
  if (content) writeFileSync(path, content)
  const error: unknown = await openAsnDatabase(path).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ConfigError)
  expect((error as ConfigError).problems).toEqual([expect.stringMatching(message)])
  expect((error as ConfigError).problems[0]).toMatch(/^SELFSAME_ASN_DATABASE: /)
})
