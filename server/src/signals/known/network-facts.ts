import type { Event } from '@selfsame/contract'

type IpInfo = NonNullable<Event['ip_info']>
export type Geolocation = NonNullable<NonNullable<IpInfo['v4']>['geolocation']>

/** What an operator's list can say of an address. */
export const LIST_KINDS = ['tor', 'vpn', 'proxy', 'relay', 'datacenter', 'email_spam', 'attack_source', 'crawler'] as const
export type ListKind = (typeof LIST_KINDS)[number]

/** Whether the name of an address is of a domain and leads back to the address; `unanswered` in time. */
export type HostCheck = 'confirmed' | 'refuted' | 'unanswered'

/** What the operator's databases and lists say of an address. What none of them says is left out. */
export interface NetworkFacts {
  geolocation?: Geolocation
  /** The autonomous system it belongs to. */
  asn?: { number: number; name?: string; network?: string; type?: string }
  /** Whether it is a host of the crawler that the user agent names, by the domain name system; only where the operator turned that on. */
  crawlerHost?: HostCheck
  /** By kind of list: where the address stands. A kind that nothing was loaded of is left out. */
  listed: Readonly<Partial<Record<ListKind, Listing>>>
}

export type Listing =
  /** `providers`: whose lists it is not in, where they say so. */
  | { found: false; providers?: readonly string[] }
  /**
   * `by`: the list, or the database. `provider`: whose it is, where the list says so. `ofSystem`: by the number of its autonomous
   * system, with all other addresses of that. `residential`: a household's, as a database says.
   */
  | { found: true; by: string; provider?: string; ofSystem?: true; residential?: true }

/** For a server without databases and lists. */
export const NOTHING_KNOWN: NetworkFacts = { listed: {} }
