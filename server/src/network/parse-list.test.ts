import { expect, it } from 'vitest'
import { parseList } from './parse-list.ts'

const read = (text: string) => {
  const { ranges, systems, skipped } = parseList(text)
  return { ranges: [...ranges.keys()], systems: [...systems], skipped }
}

it.each([
  ['lines with comments', '# Tor exits\n198.51.100.7\n\n2001:db8::/32 ; Norway\r\n', { ranges: ['198.51.100.7', '2001:db8::/32'], systems: [], skipped: 0 }],
  ['numbers of systems', 'AS64500\nas64501 # Somebody\nAS0\n', { ranges: [], systems: [64_500, 64_501], skipped: 1 }],
  ['CSV', '172.224.224.0/31,GB,GB-EN,London,\n2a02:26f7::/64,NO,,,\nrange,country\n', { ranges: ['172.224.224.0/31', '2a02:26f7::/64'], systems: [], skipped: 1 }],
  ['Tor\'s own lines', 'ExitNode 00\nExitAddress 198.51.100.7 2026-11-28 04:00:00\n', { ranges: ['198.51.100.7'], systems: [], skipped: 1 }],
  ['a cloud\'s JSON', '{ "prefixes": [{ "ip_prefix": "203.0.113.0/24", "region": "eu" }, { "ipv6Prefix": "2001:db8::/48" }] }', { ranges: ['203.0.113.0/24', '2001:db8::/48'], systems: [], skipped: 1 }],
  ['nothing', '', { ranges: [], systems: [], skipped: 0 }],
  ['a web page', '<html>\n<p>Not found</p>\n', { ranges: [], systems: [], skipped: 2 }],
])('reads %s', (_what, text, expected) => {
  expect(read(text)).toEqual(expected)
})
