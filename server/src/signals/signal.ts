import type { Components, Event, ExplainedDetector } from '@selfsame/contract'

/** What signals may look at: all of it is known before the visit is stored. A part that is left out was not observed. */
export interface SignalVisit {
  /** What the page sent. */
  components: Components
  /** The page's clock, in ms since the epoch. */
  clock: number
  /** As received: order, case and repetitions. */
  headers: readonly (readonly [name: string, value: string])[]
  /** Of the header, else the page's. */
  userAgent?: string
  browser?: NonNullable<Event['browser_details']>
  ipAddress: string
  /** Of the TLS handshake (JA4, JA3 or the like), where a trusted proxy tells. */
  tlsFingerprint?: string
  /** Who the visit was found to be of. */
  link: SignalLink
  /** How common what it shows is. */
  population: Population
  /** ms since the epoch */
  at: number
}

export interface SignalLink {
  visitorId: string
  visitorFound: boolean
  /** 0..1 */
  confidence: number
  /** The browser sent the token of a visitor that it cannot be. */
  tokenMismatch: boolean
}

/** What linkage has counted of the environment's visitors. */
export interface Population {
  /** Visitors counted. */
  visitors: number
  /** How many of them showed the visit's value, by comparison; 0 where the visit has none, or nobody else showed it. */
  showing: Readonly<Record<string, number>>
}

/** Fields that signals may give the event. */
export type SignalFields = Partial<Omit<Event, 'event_id' | 'timestamp' | 'identification'>>

/** What a signal found, and what made it think so. */
export interface Finding {
  fields: SignalFields
  /** Those that fired; none where it looked and saw nothing. */
  detectors: readonly ExplainedDetector[]
}

/**
 * One smart signal: a pure function of the visit.
 *
 * @param found fields of the signals that stand before it in the registry
 * @returns undefined where it cannot be computed of this visit: it is then left out, never guessed
 */
export type Signal = (visit: SignalVisit, found: Readonly<SignalFields>) => Finding | undefined
