import { BOT_CATEGORIES, BOT_IDENTITIES, RARITY_BUCKETS, type Event } from '@selfsame/contract'

/** A field of few values. One that the event lacks gives `undefined`, and no filter on it finds the event. */
export interface ClosedFacet {
  /** Append only: the place is the bit. */
  readonly values: readonly string[]
  readonly of: (event: Event) => string | undefined
}

const LEVELS = ['low', 'medium', 'high'] as const

function flag(read: (event: Event) => boolean | undefined): ClosedFacet {
  return { values: ['true', 'false'], of: (event) => read(event)?.toString() }
}

function choice(values: readonly string[], read: (event: Event) => string | undefined): ClosedFacet {
  return { values, of: read }
}

/**
 * Facets by the column that holds their bits. The place in the list is the place of the bits, in databases that are in
 * use: append only. At most 52 bits a column, so that its value is a JavaScript number.
 */
export const CLOSED_FACETS = {
  signal_bits: {
    suspect: flag((event) => event.suspect),
    vpn: flag((event) => event.vpn),
    virtual_machine: flag((event) => event.virtual_machine),
    tampering: flag((event) => event.tampering),
    anti_detect_browser: flag((event) => event.tampering_details?.anti_detect_browser),
    incognito: flag((event) => event.incognito),
    privacy_settings: flag((event) => event.privacy_settings),
    developer_tools: flag((event) => event.developer_tools),
    rare_device: flag((event) => event.rare_device),
    proxy: flag((event) => event.proxy),
    tor_node: flag((event) => event.ip_blocklist?.tor_node),
    vpn_confidence: choice(LEVELS, (event) => event.vpn_confidence),
    rare_device_percentile_bucket: choice(RARITY_BUCKETS, (event) => event.rare_device_percentile_bucket),
  },
  kind_bits: {
    sdk_platform: choice(['js', 'android', 'ios', 'unknown'], (event) => event.sdk?.platform),
    bot: choice(['not_detected', 'good', 'bad'], (event) => event.bot),
    /** `none`: looked for, and no bot found. */
    bot_info: choice(['present', 'none'], (event) => (event.bot_info ? 'present' : event.bot === 'not_detected' ? 'none' : undefined)),
    bot_info_identity: choice(BOT_IDENTITIES, (event) => event.bot_info?.identity),
    bot_info_confidence: choice(LEVELS, (event) => event.bot_info?.confidence),
    bot_info_category: choice(BOT_CATEGORIES, (event) => event.bot_info?.category),
  },
} as const satisfies Record<string, Readonly<Record<string, ClosedFacet>>>

export type BitColumn = keyof typeof CLOSED_FACETS
export type ClosedFacetName = { [C in BitColumn]: keyof (typeof CLOSED_FACETS)[C] }[BitColumn]

/** Where a facet's values lie: the value at `index` has bit `offset + index`. */
export interface BitPlace {
  readonly column: BitColumn
  readonly offset: number
  readonly facet: ClosedFacet
}

export const BIT_COLUMNS = Object.keys(CLOSED_FACETS) as BitColumn[]

/** Every closed facet with its place. */
export const BIT_PLACES: ReadonlyMap<string, BitPlace> = new Map(BIT_COLUMNS.flatMap((column) => placesOf(column)))

function placesOf(column: BitColumn): [string, BitPlace][] {
  let offset = 0
  return Object.entries<ClosedFacet>(CLOSED_FACETS[column]).map(([name, facet]) => {
    const place: [string, BitPlace] = [name, { column, offset, facet }]
    offset += facet.values.length
    return place
  })
}
