import type { ComponentName, IdentifyRequest, IdentifyResponse } from '@selfsame/contract'
import type { SelfsameError } from './errors.ts'

/** What a page learns of its visitor. Times in ms since the epoch. */
export type VisitorData = IdentifyResponse & {
  /** True: this is a kept answer, no request was made. */
  cacheHit: boolean
}

/** What the agent is doing; wrappers show this and hold no state of their own. */
export type AgentState =
  /** Nothing asked yet; on a server always this. */
  | { status: 'idle' }
  /** Nothing is collected until `grantConsent()`. */
  | { status: 'awaiting-consent' }
  /** A request is under way; `data` is the last answer, if there was one. */
  | { status: 'loading'; data?: VisitorData }
  | { status: 'success'; data: VisitorData }
  /** `data` is the last answer, if there was one. */
  | { status: 'error'; error: SelfsameError; data?: VisitorData }

export interface CacheOptions {
  storage: 'memory' | 'sessionStorage' | 'localStorage'
  /** Seconds; default 3600. */
  duration?: number
  /** Start of the storage key; default `selfsame`. */
  prefix?: string
}

export interface StartOptions {
  /** Public API key. */
  apiKey: string
  /** Origin and base path of the server, or several tried in order; default `/s` on the page's own origin. */
  endpoint?: string | readonly string[]
  /** Off by default. */
  cache?: CacheOptions
  /** `none` (default): stateless, nothing is left in the browser. `cookie`: a first-party token set by the server. */
  storage?: 'none' | 'cookie'
  /** `required`: nothing is collected before `grantConsent()`; default `granted`. */
  consent?: 'granted' | 'required'
  /** What the site collects for, at most 128 characters, for instance `fraud prevention`; kept with each visit. */
  purpose?: string
  /** Which components are read; chosen before collection. `also`: on top, such as those that are read on request only (`worker`). */
  sources?: { include?: readonly ComponentName[]; exclude?: readonly ComponentName[]; also?: readonly ComponentName[] }
  /** Default time-out of `get`, in ms; 10,000. */
  timeout?: number
  /** Parts of the page's address that are sent as a hash only. */
  urlHashing?: { path?: boolean; query?: boolean; fragment?: boolean }
}

export interface GetOptions {
  /** ms; default that of `start`, 10,000. */
  timeout?: number
  /** The site's own note on the visit: a JSON object of at most 16 KB. */
  tag?: Record<string, unknown>
  /** The site's own id of the visitor or the action, at most 256 characters. */
  linkedId?: string
  /** Ask the server even where the cache has an answer. */
  ignoreCache?: boolean
  /** Gives up waiting (`network_abort`); the request itself ends once all who asked the same have given up. */
  signal?: AbortSignal
}

/** Options of `useVisitorData` in every framework. */
export interface VisitorOptions extends Omit<GetOptions, 'signal'> {
  /** Ask as soon as the component is mounted; default true. */
  immediate?: boolean
}

export interface Agent {
  /** Identifies the visitor. One request in flight per distinct option set; `ignoreCache` always makes its own. */
  get(options?: GetOptions): Promise<VisitorData>
  /** The payload `get` would send, to be sent through one's own back end. */
  collect(options?: GetOptions): Promise<IdentifyRequest>
  /** Calls `listener` after each change of state; returns the function that ends it. */
  subscribe(listener: () => void): () => void
  /** The present state; the same object until it changes. */
  getState(): AgentState
  /** Starts collection where consent was required. */
  grantConsent(): void
  /** Stops what is under way, clears cache, state and the first-party token. */
  revokeConsent(): void
}
