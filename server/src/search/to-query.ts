import { MOBILE_FILTER_NAMES, type SearchFilters } from '@selfsame/contract'
import { ServerError } from '../errors.ts'
import type { AddressStorage } from '../privacy/address-storage.ts'
import { type IpRange, ipRange, networkAddress } from '../store/search/ip-bytes.ts'
import type { EventQuery } from '../store/search-store.ts'
import { facetFilters } from './facet-filters.ts'
import type { Page } from './page-key.ts'
import { invalid } from './read-filters.ts'

const DEFAULT_LIMIT = 10
/** Searched where no start is given, in ms. */
const WEEK = 7 * 86_400_000

/** A query with its time settled. */
export type SettledQuery = EventQuery & Required<Pick<EventQuery, 'start' | 'end'>>

export interface Asked {
  environmentId: string
  filters: SearchFilters
  /** Given where this is not the first page. */
  page?: Page
  /** In which form events keep addresses. */
  addresses: AddressStorage
  /** ms since the epoch */
  now: number
}

/**
 * What the filters ask of the store.
 *
 * @throws {ServerError} `request_cannot_be_parsed`
 */
export function toQuery({ environmentId, filters, page, addresses, now }: Asked): SettledQuery {
  const { visitor_id, high_recall_id, linked_id, ip_address, url, min_suspect_score } = filters
  const ip = ip_address === undefined ? undefined : rangesOf(ip_address, addresses)
  return {
    environmentId,
    limit: filters.limit ?? DEFAULT_LIMIT,
    reverse: filters.reverse ?? false,
    facets: facetFilters(filters),
    ...(page ?? timeOf(filters, now)),
    ...(visitor_id !== undefined && { visitorId: visitor_id }),
    ...(high_recall_id !== undefined && { highRecallId: high_recall_id }),
    ...(linked_id !== undefined && { linkedId: linked_id }),
    ...(url !== undefined && { url }),
    ...(ip && { ip }),
    ...(min_suspect_score !== undefined && { minSuspectScore: min_suspect_score }),
  }
}

/** The range asked for; where addresses are cut to their networks, that of its network too: events from before are kept in full. */
function rangesOf(text: string, addresses: AddressStorage): IpRange[] {
  const range = ipRange(text)
  if (!range) throw invalid('ip_address')
  const network = addresses === 'truncated' ? networkAddress(range) : undefined
  return network ? [network, range] : [range]
}

function timeOf(filters: SearchFilters, now: number): { start: number; end: number } {
  const start = filters.start === undefined ? now - WEEK : momentOf('start', filters.start)
  const end = filters.end === undefined ? now : momentOf('end', filters.end)
  if (filters.start !== undefined && filters.end !== undefined && start > end) {
    throw new ServerError('request_cannot_be_parsed', 'invalid start: it is later than end')
  }
  return { start, end }
}

function momentOf(name: string, text: string): number {
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text)
  if (!(at >= 0)) throw invalid(name)
  return at
}

/** Whether no event can fit, whatever is stored: what is asked for is not ours to see, or never computed here. */
export function findsNothing(environmentId: string, { environment, source, ...filters }: SearchFilters): boolean {
  if (environment && !environment.includes(environmentId)) return true
  if (source && !source.includes('device')) return true
  return MOBILE_FILTER_NAMES.some((name) => filters[name] !== undefined)
}
