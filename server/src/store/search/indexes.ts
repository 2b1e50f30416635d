/** Indexes over what events are searched by, but for the visitor's; each in the order in which it is read. */
export const EVENT_INDEXES = {
  /** Holds all that facets and ranges of addresses look at, so that no row is read that does not fit. */
  events_search: [
    ...['environment_id', 'bucket', 'occurred_at', 'id', 'signal_bits', 'kind_bits', 'suspect_score'],
    ...['origin_hash', 'sdk_version_hash', 'asn_hash', 'bot_provider_hash', 'bot_name_hash', 'ip'],
  ],
  events_linked: ['linked_hash', 'occurred_at', 'id'],
  events_url: ['url_hash', 'occurred_at', 'id'],
  /** By day: what is in the range on that day is read, and nothing else. */
  events_ip: ['environment_id', 'day', 'ip', 'occurred_at', 'id'],
  events_high_recall: ['high_recall_id', 'occurred_at', 'id'],
} as const satisfies Readonly<Record<string, readonly string[]>>
