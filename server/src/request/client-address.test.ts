import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress, isPrivateAddress, networkPrefix } from './client-address.ts'

const request = (remoteAddress: string | undefined, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) } }) as unknown as IncomingMessage

describe('clientAddress', () => {
  it('believes no header of a stranger', () => {
    expect(clientAddress([])(request('192.0.2.1', '203.0.113.9'))).toBe('192.0.2.1')
    expect(clientAddress(['10.0.0.0/8'])(request('192.0.2.1', '203.0.113.9'))).toBe('192.0.2.1')
  })

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9', '203.0.113.9'], // the first one is what the client claims
    ['203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['203.0.113.9:4711', '203.0.113.9'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['2001:DB8::1, ::ffff:10.0.0.3', '2001:DB8::1'],
    ['unknown', '10.0.0.1'],
    ['203.0.113.9, unknown, 10.0.0.2', '10.0.0.2'],
    ['', '10.0.0.1'],
    ['10.0.0.5', '10.0.0.5'],
  ])('behind a trusted proxy reads %s as %s', (header, address) => {
    expect(clientAddress(['10.0.0.0/8', '::1'])(request('::ffff:10.0.0.1', header))).toBe(address)
  })

  it('stands a socket that is gone', () => {
    expect(clientAddress(['10.0.0.0/8'])(request(undefined, '203.0.113.9'))).toBe('')
  })
})

describe('networkPrefix', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:7:1:2:3:4:5', '2001:db8:7::/48'],
    ['2001:0DB8::1', '2001:db8:0::/48'],
    ['2001::5:6:7:8:9:a', '2001:0:5::/48'],
    ['::1', '0:0:0::/48'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0::/48'],
    ['', ''],
  ])('%s is in %s', (address, prefix) => {
    expect(networkPrefix(address)).toBe(prefix)
  })
})

describe('isPrivateAddress', () => {
  it.each(['10.1.1.1', '172.31.0.1', '192.168.1.1', '127.0.0.1', '100.64.0.1', '::1', 'fd00::1', 'fe80::1', ''])('%s is', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })
  it.each(['8.8.8.8', '172.32.0.1', '2001:db8::1'])('%s is not', (address) => {
    expect(isPrivateAddress(address)).toBe(false)
  })
})
