import type { Event, Explanation } from '@selfsame/contract'
import type { Candidate } from '../linkage/candidate.ts'
import type { Near } from '../linkage/near.ts'
import type { Packed } from '../linkage/packed.ts'
import type { Velocity } from './velocity.ts'
import type { Traffic } from '../linkage/posterior.ts'
import type { Statistics } from '../linkage/statistics.ts'
import type { EnvironmentStore } from './environment-store.ts'
import type { KeyStore } from './key-store.ts'
import type { OperationsStore } from './operations-store.ts'
import type { PrivacyStore } from './privacy-store.ts'
import type { RateStore } from './rate-store.ts'
import type { SealingKeyStore } from './sealing-key-store.ts'
import type { RulesetStore } from './rulesets-store.ts'
import type { SearchStore } from './search-store.ts'
import type { WebhookStore } from './webhook-store.ts'

export type { StoredEnvironment } from './environment-store.ts'

export interface StoredEvent {
  event: Event
  explanation: Explanation
}

/** One identified visit, to be written in one transaction. Times in ms since the epoch. */
export interface Visit {
  environmentId: string
  visitor: {
    id: string
    /** True: this visit makes the visitor; false: it must exist. */
    isNew: boolean
    /** Of a new one: whom it was nearly taken for. */
    near?: Near
  }
  snapshot: {
    record: Packed
    /** Digest of the record: visits with the same one share a snapshot. */
    digest: string
    /** Blocking keys of the record. */
    keys: readonly string[]
  }
  /**
   * Digest of what two first visits of one browser at the same moment have in common: with the same one only the first
   * makes a visitor. Absent: no claim is taken.
   */
  claim?: string
  /** Visitors that this visit showed to be one browser. */
  merges?: readonly FoundMerge[]
  event: Event
  explanation: Explanation
  /** What its velocity is counted by; left out: it is not counted. */
  activity?: { address?: string; linkedId?: string; country?: string }
  /**
   * Event and explanation in full, by what only the transaction that writes them knows; left out: they are so already. It
   * may be called more than once, must not throw, and must leave the event's id and time.
   *
   * `replayed` is set on the event afterwards.
   */
  complete?: (counted: Counted) => { event: Event; explanation: Explanation }
  /** Work of `complete` that needs nothing of the transaction: called once the database is at work, so that it takes no time of its own. */
  prepare?: () => void
  /** Tells a retry (the first answer again) from a replay (an event of its own, flagged). */
  nonce: { value: string; bodyDigest: string; networkPrefix: string }
}

/** What a visit is found to be among the others. */
export interface Counted {
  /** How often visits like it came of late, itself among them; absent where it is not counted. */
  velocity?: Velocity
  /** Its nonce had been used, and it is no retry. */
  replayed: boolean
}

/** Two visitors found to be one. */
export interface FoundMerge {
  younger: string
  /** Known for longer: it lives on. */
  older: string
  /** Why; kept with the merge. Plain JSON. */
  evidence: MergeEvidence
}

export type MergeEvidence = Readonly<Record<string, unknown>>

/** A merge that was done, and undone where `undoneAt` says so; times in ms since the epoch. */
export interface StoredMerge extends FoundMerge {
  at: number
  undoneAt?: number
}

export type PersistResult =
  /**
   * Durable now. `event` is what was stored: `replayed` is set where the nonce had been used, and its visitor is another
   * where the one decided on had been merged. `merged` is how many of the visit's merges were done.
   */
  | { outcome: 'stored'; event: Event; merged: number }
  /** A retry within 60 s: nothing was written, `event` is the first one. */
  | { outcome: 'repeated'; event: Event }
  /** Another process has just made a visitor of the same claim and network: nothing was written; link to `visitorId`. */
  | { outcome: 'claimed'; visitorId: string }

/** Whose a first-party token is, and when it was last sent, in ms since the epoch. */
export interface StoredToken {
  visitorId: string
  seenAt: number
}

/** What an environment's visitors have taught so far. */
export interface Learned {
  statistics: Statistics
  traffic: Omit<Traffic, 'visitors'>
}

/**
 * All that the server keeps. One implementation over knex, held by one conformance suite on every dialect.
 *
 * Every method throws `ServerError` `service_unavailable` where the database does not answer.
 */
export interface Store extends EnvironmentStore, KeyStore, OperationsStore, SealingKeyStore, PrivacyStore, RateStore, RulesetStore, SearchStore, WebhookStore {
  /** Brings the schema up to date; safe when several processes start together. */
  migrate(): Promise<void>
  /** @throws where the database does not answer */
  ping(): Promise<void>
  close(): Promise<void>

  /** Visitors known in the environment; may be up to a few seconds old. */
  countVisitors(environmentId: string): Promise<number>
  /** What linkage counts. */
  learned(environmentId: string): Promise<Learned>
  /**
   * Visitors that share a blocking key with a record, each with its newest four snapshots; those first whose common keys
   * find the fewest others. A merged visitor counts as the one it is part of.
   *
   * @param keys  blocking keys (linkage/block.ts), most specific first; none gives no candidates
   * @param limit most visitors returned
   */
  candidates(environmentId: string, keys: readonly string[], limit: number): Promise<Candidate[]>
  /** One visitor as a candidate, with its snapshots; of a merged one the visitor it is part of. */
  candidate(environmentId: string, visitorId: string): Promise<Candidate | undefined>
  /**
   * Writes a visit: merges, visitor, snapshot, keys, event, outbox, nonce and claim in one transaction, retried on deadlock and
   * where the connection broke. The visit's time is its event's `timestamp`. A merge is passed over whose visitors are
   * gone, are one already, or were parted by hand.
   *
   * @throws {ServerError} `visitor_not_found`: the visitor to link to is gone; `service_unavailable`
   */
  persist(visit: Visit): Promise<PersistResult>

  /** The visitor that a token was given to; a token of another environment is not known. */
  findToken(environmentId: string, token: string): Promise<StoredToken | undefined>
  /**
   * Keeps a token, by its hash alone, or notes that it was sent again and whose it is now.
   *
   * @throws {ServerError} `visitor_not_found`: the visitor was erased meanwhile, and nothing was written
   */
  saveToken(environmentId: string, token: string, stored: StoredToken): Promise<void>
  /** @returns whether there was such a token, in any environment */
  deleteToken(token: string): Promise<boolean>

  event(environmentId: string, eventId: string): Promise<StoredEvent | undefined>

  /** Newest first, undone ones too. */
  listMerges(environmentId: string, limit: number): Promise<StoredMerge[]>
  /**
   * Makes a merged visitor one of its own again, with all that had been merged into it; the two are never merged again.
   * Visits that came after the merge stay with the older one.
   *
   * @param at ms since the epoch
   * @returns whose part it was; undefined: it is no merged visitor
   */
  unmerge(environmentId: string, younger: string, at: number): Promise<string | undefined>
  /**
   * Deletes what is past its time: claims, nonces, tokens, rates and deliveries, a bounded number a call. To be called every minute or so,
   * by every process.
   *
   * @param now ms since the epoch
   * @returns how many rows went
   */
  sweep(now: number): Promise<number>
}
