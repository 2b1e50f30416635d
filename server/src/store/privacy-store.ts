/** Who had something done, in words that name no visitor: `key sk_ab12`, `command line`. */
export interface Doer {
  by: string
  /** ms since the epoch */
  at: number
}

export type AuditAction = 'visitor.erased' | 'linked_id.erased' | 'visitor.exported' | 'linked_id.exported' | 'environment.deleted'

/** What was done to personal data; holds none itself. */
export interface NewAuditEntry {
  /** ms since the epoch */
  at: number
  action: AuditAction
  /** Counts, and by whom. */
  details: Readonly<Record<string, string | number>>
}

export interface AuditEntry extends NewAuditEntry {
  id: string
  environmentId: string
}

export interface ErasedCount {
  visitors: number
  events: number
}

/** One visitor, or every visitor that was ever seen under the site's own id. */
export type Whom = { visitorId: string } | { linkedId: string }

/** How long what is kept, in ms; absent: for good. */
export interface Retention {
  /** After it happened. */
  events?: number
  /** After the visitor was last seen. */
  visitors?: number
  audit?: number
}

/** Columns as stored: digests stay digests, bytes are hexadecimal, times ms since the epoch. */
export interface ExportedRow {
  table: string
  row: Record<string, unknown>
}

/** What the privacy officer needs. */
export interface PrivacyStore {
  /**
   * Erases a visitor and all that is one with it: events, snapshots, keys, tokens, claims, nonces, merges, its name in
   * others' explanations, and its share of what was learned. One that was cut off is done by asking again, but for the
   * last look into others' explanations, which is then had for the id asked for alone (docs/privacy.md).
   *
   * @param doer noted in the audit log; absent: nothing is noted
   * @returns how many visitors and events went; undefined: there is no such visitor
   */
  eraseVisitor(environmentId: string, visitorId: string, doer?: Doer): Promise<ErasedCount | undefined>
  /**
   * Erases every visitor that was ever seen under the site's own id, each with all of it, whatever other ids it was seen
   * under.
   *
   * @param doer noted in the audit log; absent: nothing is noted
   * @returns how many visitors and events went; undefined: there is none
   */
  eraseLinkedId(environmentId: string, linkedId: string, doer?: Doer): Promise<ErasedCount | undefined>
  /**
   * Every row that is kept of whom is asked for, and of all that is one with it.
   *
   * @param doer noted in the audit log; absent: nothing is noted
   * @returns undefined: there is no such visitor
   */
  exportVisitors(environmentId: string, whom: Whom, doer?: Doer): Promise<AsyncIterable<ExportedRow> | undefined>
  /** Newest first. @param environmentId absent: of all, deleted ones too */
  listAudit(environmentId: string | undefined, limit: number): Promise<AuditEntry[]>
  /** The secret that addresses are hashed with in a period that begins at this time, in ms since the epoch. */
  addressKey(period: number): Promise<Buffer>
  /**
   * Deletes what has been kept long enough, and visitors whose environment is not there (any more), a bounded number a call; to be called
   * every minute or so, by every process.
   *
   * @param now ms since the epoch
   * @returns how many went
   */
  expire(now: number, retention: Retention): Promise<{ events: number; visitors: number; audit: number }>
}
