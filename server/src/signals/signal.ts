import type { Components, Event, ExplainedDetector } from '@selfsame/contract'
import type { NetworkFacts } from './known/network-facts.ts'
import type { SuspectWeights } from './known/suspect-weights.ts'
import type { TlsFamilies } from './known/tls-families.ts'

/** What signals may look at before the visit is stored. A part that is left out was not observed. */
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
  /** What the operator's databases and lists say of the address. */
  network: NetworkFacts
  /** Of the TLS handshake (JA4, JA3 or the like), where a trusted proxy tells. */
  tlsFingerprint?: string
  /** Whether nonce, clock and components are as an agent put them together; older agents do not say. */
  asMade?: boolean
  /** Who the visit was found to be of. */
  link: SignalLink
  /** How common what it shows is. */
  population: Population
  options: SignalOptions
  /** ms since the epoch */
  at: number
}

/** What the store finds a visit to be among the others while it writes it. */
export interface Counts {
  /** How often it, its address and its linked id came of late, this visit among them. */
  velocity?: NonNullable<Event['velocity']>
  /** The nonce had been used, and this is no retry. */
  replayed: boolean
}

export type CountedVisit = SignalVisit & Counts

/** What the operator chooses. */
export interface SignalOptions {
  /** Events of a visitor in 24 hours from which on that is high activity. */
  highActivity: number
  suspectWeights: SuspectWeights
  /** Who makes which TLS handshakes. */
  tlsFamilies: TlsFamilies
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
  /** The visit's device, where it shows one: by how many it was `seen`, and the share of visitors with a more common one, in 0..1. */
  device?: { seen: number; moreCommon: number }
  /** Pairs of which the visit has both parts: by how many the first, the second, and both together were seen. */
  combinations?: readonly { name: string; first: number; second: number; together: number }[]
}

/** Fields that signals may give the event. */
export type SignalFields = Partial<Omit<Event, 'event_id' | 'timestamp' | 'identification'>>

/** What a signal found, and what made it think so. `F`: fields that it may give. */
export interface Finding<F extends keyof SignalFields = keyof SignalFields> {
  fields: Pick<SignalFields, F>
  /** Those that fired; none where it looked and saw nothing. */
  detectors: readonly ExplainedDetector[]
}

/**
 * One smart signal: a pure function of the visit. `F`: fields that it may give; the compiler holds that each is given by one
 * signal alone. `V`: what it looks at.
 *
 * @param found fields of the signals that stand before it in the registry
 * @returns undefined where it cannot be computed of this visit: it is then left out, never guessed
 */
export type Signal<F extends keyof SignalFields = keyof SignalFields, V extends SignalVisit = SignalVisit> = (visit: V, found: Readonly<SignalFields>) => Finding<F> | undefined

/** One that looks at what the store counted: it is read last, while all others are read before that. */
export type CountedSignal<F extends keyof SignalFields = keyof SignalFields> = Signal<F, CountedVisit>
