import { isIPv4, isIPv6 } from 'node:net'
import { PREFIX_BITS } from '../../request/client-address.ts'

/** First 12 bytes of an IPv4 address written as IPv6: `::ffff:0:0/96`. */
const MAPPED = Buffer.from('00000000000000000000ffff', 'hex')

/** An address as 16 bytes, IPv4 mapped into IPv6, so that order is order and a range is a range; undefined: none is told. */
export function ipBytes(address: string | undefined): Buffer | undefined {
  if (address === undefined) return undefined
  if (isIPv4(address)) return Buffer.concat([MAPPED, Buffer.from(address.split('.').map(Number))])
  return isIPv6(address) ? v6Bytes(address) : undefined
}

function v6Bytes(address: string): Buffer {
  // The URL parser writes every form of an address in the one canonical way, without dots.
  const host = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [head = '', tail] = host.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  return Buffer.from([...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex')
}

export interface IpRange {
  readonly from: Buffer
  readonly to: Buffer
}

/** First and last address of `10.0.0.0/24` or `2001:db8::/32`, or of one address; undefined: it is neither. */
export function ipRange(text: string): IpRange | undefined {
  const [, address = '', written] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const bytes = address.includes('%') ? undefined : ipBytes(address)
  if (!bytes) return undefined
  const longest = isIPv4(address) ? 32 : 128
  const length = written === undefined ? longest : Number(written)
  if (length > longest) return undefined
  const fixed = length + (128 - longest)
  return { from: masked(bytes, fixed, 0x00), to: masked(bytes, fixed, 0xff) }
}

/** The first address alone of the network that a range is in; undefined: it is no smaller than that. */
export function networkAddress({ from, to }: IpRange): IpRange | undefined {
  const bits = from.subarray(0, MAPPED.length).equals(MAPPED) ? PREFIX_BITS[4] + 8 * MAPPED.length : PREFIX_BITS[6]
  const first = masked(from, bits, 0x00)
  return first.equals(from) || !masked(to, bits, 0x00).equals(first) ? undefined : { from: first, to: first }
}

/** The first bits kept, the others all 0 or all 1. */
function masked(bytes: Buffer, bits: number, rest: 0x00 | 0xff): Buffer {
  return Buffer.from(
    bytes.map((byte, index) => {
      const kept = Math.min(8, Math.max(0, bits - index * 8))
      const mask = (0xff00 >> kept) & 0xff
      return (byte & mask) | (rest & ~mask & 0xff)
    }),
  )
}
