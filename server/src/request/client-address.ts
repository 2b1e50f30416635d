import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Bits that name a network rather than a machine: what one provider hands to a neighbourhood. */
export const PREFIX_BITS = { 4: 24, 6: 48 } as const

/** Finds the address a request came from. */
export type ClientAddress = (request: IncomingMessage) => string

/** Whether a request came straight from a trusted proxy, so that the headers it sets can be believed. */
export type IsFromProxy = (request: IncomingMessage) => boolean

/** @param trustedProxies addresses and CIDR ranges, checked by `loadConfig` */
export function isFromProxy(trustedProxies: readonly string[]): IsFromProxy {
  const isTrusted = isAmong(trustedProxies)
  return ({ socket }) => isTrusted(plain(socket.remoteAddress ?? ''))
}

/**
 * Reads the address off the socket, or off `X-Forwarded-For` where the socket's other end is a trusted proxy.
 *
 * The header is read from its end, since only what trusted proxies appended can be believed: the last address that is
 * not one of them is the client's.
 *
 * @param trustedProxies addresses and CIDR ranges, checked by `loadConfig`
 */
export function clientAddress(trustedProxies: readonly string[]): ClientAddress {
  const isTrusted = isAmong(trustedProxies)
  return (request) => {
    let address = plain(request.socket.remoteAddress ?? '')
    for (const hop of hops(request)) {
      if (!isTrusted(address)) break
      address = hop
    }
    return address
  }
}

/** @param ranges addresses and CIDR ranges, checked by `isAddressRange` */
export function isAmong(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The network an address belongs to: its first 24 bits (IPv4) or 48 bits (IPv6), for instance `192.0.2.0/24`.
 *
 * @param address as `clientAddress` gives it; anything else is its own network
 */
export function networkPrefix(address: string): string {
  const family = isIP(address)
  if (family === 4) return `${address.split('.').slice(0, 3).join('.')}.0/${PREFIX_BITS[4]}`
  if (family !== 6) return address
  const prefix = groupsOf(address).slice(0, PREFIX_BITS[6] / 16)
  return `${prefix.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/${PREFIX_BITS[6]}`
}

/** Whether everyone may have this address at home: it tells no network from another (RFC 1918, 4193, 6598 and loopback). */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  return family === 0 || PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

const PRIVATE = new BlockList()
for (const [address, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16]] as const) {
  PRIVATE.addSubnet(address, bits, 'ipv4')
}
for (const [address, bits] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) PRIVATE.addSubnet(address, bits, 'ipv6')

/** The eight groups of an IPv6 address, `::` filled in; an IPv4 tail stands for its two groups. */
function groupsOf(address: string): string[] {
  const [head = [], tail = []] = address
    .replace(/\d+\.\d+\.\d+\.\d+$/, '0:0')
    .split('::')
    .map((half) => half.split(':').filter(Boolean))
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail]
}

/** Addresses of `X-Forwarded-For`, nearest first, up to the first thing that is none. */
function hops(request: IncomingMessage): string[] {
  const listed = String(request.headers['x-forwarded-for'] ?? '').split(',').map((hop) => plain(hop.trim())).reverse()
  const end = listed.findIndex((hop) => isIP(hop) === 0)
  return end === -1 ? listed : listed.slice(0, end)
}

/** IPv4 in IPv6's clothes (`::ffff:192.0.2.1`) as IPv4; without a zone (`%eth0`), or the port some proxies add. */
function plain(address: string): string {
  const [bare = ''] = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1').split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)
  return mapped?.[1] ?? bare
}
