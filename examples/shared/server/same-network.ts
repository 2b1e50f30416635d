import { BlockList, isIP } from 'node:net'

/** Leading bits that stay while a phone or a large network moves a visitor from one address to the next. */
const PREFIX = { 4: 24, 6: 48 } as const

/**
 * Whether two addresses are of one network; undefined where that cannot be told: one is not known, or one is IPv4 and
 * the other IPv6, as happens to anybody with both when page and Selfsame server are two hosts.
 */
export function sameNetwork(one: string | undefined, other: string | undefined): boolean | undefined {
  const [left, right] = [plain(one), plain(other)]
  const version = isIP(left)
  if ((version !== 4 && version !== 6) || isIP(right) !== version) return undefined
  const network = new BlockList()
  network.addSubnet(left, PREFIX[version], `ipv${version}`)
  return network.check(right, `ipv${version}`)
}

/** An IPv4 address may come in the clothes of IPv6, `::ffff:192.0.2.1`. */
function plain(address = ''): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
