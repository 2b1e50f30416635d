/** Who a visit was of, and how sure that is; times in ms since the epoch. */
export interface EventIdentification {
  /** 20 alphanumerics. */
  visitor_id: string
  visitor_found: boolean
  confidence: { score: number; version?: string; comment?: string }
  first_seen_at?: number
  last_seen_at?: number
}

/** An event as the Server API gives it; a field that was not computed is left out. Times in ms since the epoch. */
export interface Event {
  /** `<13-digit ms>.<6 alphanumerics>` */
  event_id: string
  timestamp: number
  linked_id?: string
  tags?: Record<string, unknown>
  environment_id?: string
  suspect?: boolean
  sdk?: { platform: string; version: string; integrations?: string[] }
  replayed?: boolean
  identification?: EventIdentification
  /**
   * The answer where a lower threshold is enough: a visitor that fits, though not well enough for `identification` to say
   * so. The same as `identification` where that is a known visitor.
   */
  supplementary_id_high_recall?: EventIdentification
  /** True: the browser sent the first-party token of a visitor that it cannot be. The token was not believed. */
  token_mismatch?: boolean
  url?: string
  client_referrer?: string
  ip_address?: string
  user_agent?: string
  browser_details?: {
    browser_name: string
    browser_major_version: string
    browser_full_version: string
    os: string
    os_version: string
    device: string
  }
}

/** Answer of `GET /v4/events`. */
export interface EventSearchResult {
  events: Event[]
  /** Opaque; given where more events follow. */
  pagination_key?: string
  total_hits?: number
}
