import { BlockList } from 'node:net'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rangeOf, type Range } from './cidr.ts'
import { rangeSet } from './range-set.ts'

const of = (...texts: string[]) => rangeSet(texts.map(rangeOf).filter((range): range is Range => range !== undefined))

it('has the addresses of its ranges, of both families', () => {
  const set = of('203.0.113.0/24', '10.0.0.0/8', '10.1.0.0/16', '2001:db8::/32', '::1', '2a02:26f7::192.0.2.1', '0.0.0.0', '255.255.255.255')
  expect(set.size).toBe(7)
  for (const address of ['203.0.113.0', '203.0.113.255', '10.255.0.1', '2001:db8:ffff::', '::1', '2a02:26f7::c000:201', '0.0.0.0', '255.255.255.255']) {
    expect(set.has(address), address).toBe(true)
  }
  for (const address of ['203.0.112.255', '203.0.114.0', '11.0.0.0', '2001:db9::', '::2', '::', '0.0.0.1', '', 'nowhere', '10.0.0.0/8']) {
    expect(set.has(address), address).toBe(false)
  }
})

it('is empty of nothing', () => {
  expect([of().size, of().has('10.0.0.1')]).toEqual([0, false])
})

it('agrees with Node\'s own list, whatever the ranges', () => {
  const word = fc.nat({ max: 0xffff_ffff })
  const v4 = word.map((value) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.'))
  const v6 = fc.tuple(word, word, word, word).map((words) => words.flatMap((value) => [(value >>> 16).toString(16), (value & 65_535).toString(16)]).join(':'))
  const range = fc.oneof(fc.tuple(v4, fc.integer({ min: 0, max: 32 })), fc.tuple(v6, fc.integer({ min: 0, max: 128 })))
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), fc.array(fc.oneof(v4, v6), { maxLength: 12 }), (ranges, addresses) => {
      const lists = { ipv4: new BlockList(), ipv6: new BlockList() } // apart: Node takes an IPv4 address for its IPv6 form too
      const family = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4')
      for (const [address, bits] of ranges) lists[family(address)].addSubnet(address, bits, family(address))
      const set = of(...ranges.map(([address, bits]) => `${address}/${bits}`))
      for (const address of [...addresses, ...ranges.map(([first]) => first)]) {
        expect(set.has(address), address).toBe(lists[family(address)].check(address, family(address)))
      }
    }),
  )
})

it.each(['10.0.0.0/33', '10.0.0/8', '::/129', '10.0.0.0/8/8', '10.0.0.0/', 'AS64500', ''])('%s is no range', (text) => {
  expect(rangeOf(text)).toBeUndefined()
})
