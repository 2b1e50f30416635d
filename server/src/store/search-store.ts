import type { Event, EventUpdate } from '@selfsame/contract'
import type { Facet } from './search/columns.ts'
import type { IpRange } from './search/ip-bytes.ts'

/** Place of an event in the order of time; events of one millisecond go by their id. */
export interface Position {
  /** ms since the epoch */
  timestamp: number
  eventId: string
}

/** An event fits that has any of these values. */
export interface FacetFilter {
  name: Facet[0]
  values: readonly string[]
}

/** What is to be found: events for which all that is given holds. */
export interface EventQuery {
  environmentId: string
  /** Also the events of visitors that are part of it by now. */
  visitorId?: string
  /** The answer at a lower threshold. */
  highRecallId?: string
  linkedId?: string
  url?: string
  /** In any of these. */
  ip?: readonly IpRange[]
  /** By names of `search/closed-facets.ts` and `search/open-facets.ts`. */
  facets?: readonly FacetFilter[]
  minSuspectScore?: number
  /** First and last moment, in ms since the epoch. */
  start?: number
  end?: number
  /** Oldest first. */
  reverse?: boolean
  limit: number
  /** Only events that come strictly after this one in the order asked for. */
  beyond?: Position
}

export interface SearchStore {
  /** Newest first; events of one millisecond by their id, falling. A merged visitor's events are those of the one it is part of. */
  searchEvents(query: EventQuery): Promise<Event[]>
  /** How many events fit, wherever the page is; counted up to `most`. */
  countEvents(query: EventQuery, most: number): Promise<number>
  /** @returns whether there is such an event */
  updateEvent(environmentId: string, eventId: string, update: EventUpdate): Promise<boolean>
}
