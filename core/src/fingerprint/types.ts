import type { GetOptions, SelfsameError, StartOptions } from '../index.ts'

type EndpointUrl = string | readonly string[]

/** Options of Fingerprint's `start`, and Selfsame's own. What means nothing to a Selfsame server is ignored. */
export interface FingerprintStartOptions extends Omit<StartOptions, 'cache'> {
  /** Address of the Selfsame server, or several tried in order; `withoutDefault(...)` is the same as without it. */
  endpoints?: EndpointUrl | { readonly __type__: 'withoutDefault'; readonly value: EndpointUrl }
  cache?: {
    /** `agent` is memory. */
    storage: 'sessionStorage' | 'localStorage' | 'agent'
    /** Seconds, or one hour (`optimize-cost`), or twelve (`aggressive`). */
    duration: number | 'optimize-cost' | 'aggressive'
    cachePrefix?: string
  }
  region?: string
  storageKeyPrefix?: string
  integrationInfo?: readonly string[]
  remoteControlDetection?: boolean
}

export interface FingerprintGetOptions extends Pick<GetOptions, 'timeout' | 'linkedId' | 'ignoreCache' | 'signal'> {
  /** Any JSON value; what is no object is sent as `{ tag: value }`. */
  tag?: unknown
  /** As `tag`; goes before it. */
  tags?: unknown
}

/** A sealed result in each form that a page may send it in. */
export interface BinaryOutput {
  byteArray(): Uint8Array
  blob(): Blob
  base64(): string
  toJSON(): string
  toString(): string
  [Symbol.toPrimitive](): string
}

/** What `get` of Fingerprint's agent gives, and beside it what Selfsame's answers; times in ms since the epoch. */
export interface FingerprintResult {
  event_id: string
  /** Left out, with all that tells of the visitor, in zero-trust mode. */
  visitor_id?: string
  visitor_found?: boolean
  confidence?: { score: number; comment?: string }
  first_seen_at?: number
  last_seen_at?: number
  suspect_score?: number
  sealed_result: BinaryOutput | null
  cache_hit: boolean
}

/** Every failure is this; `event_id` is null where no event was made. */
export type FingerprintError = SelfsameError & { event_id: string | null }

export interface FingerprintAgent {
  get(options?: Readonly<FingerprintGetOptions>): Promise<FingerprintResult>
  /** The payload that `get` would send, as JSON text. */
  collect(options?: Readonly<FingerprintGetOptions>): Promise<string>
}
