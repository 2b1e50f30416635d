import type { ListKind, Listing, NetworkFacts } from '../signals/index.ts'
import { hostOf } from './hosting-systems.ts'
import type { IpDatabase } from './ip-database.ts'
import { listingsOf, type IpList } from './ip-lists.ts'

/** Kinds that a database of anonymous addresses answers. */
const ANONYMOUS = ['vpn', 'proxy', 'datacenter', 'tor'] as const satisfies readonly ListKind[]

/** Puts together what databases and lists say of an address; where two say the same thing, the first one counts. */
export function factsFrom(databases: readonly IpDatabase[], lists: readonly IpList[], address: string): NetworkFacts {
  const facts: Omit<NetworkFacts, 'listed'> = {}
  const listed: Partial<Record<ListKind, Listing>> = {}
  for (const { type, isOfAnonymous, read } of databases) {
    const found = read(address)
    if (isOfAnonymous) for (const kind of ANONYMOUS) listed[kind] ??= { found: false }
    if (!found) continue
    const { geolocation, asn, network, flags, isResidential } = found
    if (geolocation) facts.geolocation = { ...geolocation, ...facts.geolocation }
    if (asn) facts.asn ??= { ...asn, network }
    for (const kind of Object.keys(flags) as ListKind[]) listed[kind] = { found: true, by: type, ...(kind === 'proxy' && isResidential && { residential: true }) }
  }
  const listings = listingsOf(lists, address, facts.asn?.number)
  for (const [kind, listing] of Object.entries(listings) as [ListKind, Listing][]) if (!listed[kind]?.found) listed[kind] = listing
  if (facts.asn && !listed.datacenter?.found) listed.datacenter = ofHost(facts.asn.number)
  return { ...facts, listed }
}

function ofHost(system: number): Listing {
  const provider = hostOf(system)
  return provider === undefined ? { found: false } : { found: true, by: 'hosting-systems', provider }
}
