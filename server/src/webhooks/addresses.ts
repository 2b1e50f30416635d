import { BlockList, isIP } from 'node:net'

/**
 * Whether something may be sent to an address.
 *
 * - `public`: anybody's, over TLS only
 * - `allowed`: the operator named it
 * - `refused`: it is this machine, its network, or means nothing on the Internet
 */
export type Verdict = 'public' | 'allowed' | 'refused'

/** IPv4 that is not public. @see https://www.iana.org/assignments/iana-ipv4-special-registry */
const NOT_PUBLIC_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // Azure's own services, metadata among them
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/**
 * Within 2000::/3, all of IPv6 that is public: protocols' own (Teredo among them), documentation, and 6to4, which names an
 * IPv4 address. NAT64, IPv4-mapped, unique-local, link-local and loopback lie outside of it.
 *
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const NOT_PUBLIC_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const notPublic = new BlockList()
for (const [address, bits] of NOT_PUBLIC_4) notPublic.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of NOT_PUBLIC_6) notPublic.addSubnet(address, bits, 'ipv6')
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** @param allow addresses and CIDR ranges, checked by `loadConfig` */
export function addressJudge(allow: readonly string[]): (address: string) => Verdict {
  const allowed = new BlockList()
  for (const range of allow) {
    const [address = '', bits] = range.split('/')
    const isV6 = isIP(address) === 6
    allowed.addSubnet(address, bits === undefined ? (isV6 ? 128 : 32) : Number(bits), isV6 ? 'ipv6' : 'ipv4')
  }
  return (address) => {
    const [bare = ''] = address.split('%')
    const family = isIP(bare)
    if (family === 0) return 'refused'
    // An IPv4-mapped address meets the rules for IPv4 here, as it would on the wire.
    if (allowed.check(bare, family === 6 ? 'ipv6' : 'ipv4')) return 'allowed'
    if (family === 4) return notPublic.check(bare, 'ipv4') ? 'refused' : 'public'
    return globalUnicast.check(bare, 'ipv6') && !notPublic.check(bare, 'ipv6') ? 'public' : 'refused'
  }
}
