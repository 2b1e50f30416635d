import type { Event } from '@selfsame/contract'

/** Fields of any text but few different ones in a week: a column holds `hash8(environment, facet, text)`. */
export const OPEN_FACETS = {
  origin: { column: 'origin_hash', of: ({ url }) => originOf(url) },
  sdk_version: { column: 'sdk_version_hash', of: ({ sdk }) => sdk?.version },
  asn: { column: 'asn_hash', of: ({ ip_info }) => (ip_info?.v4 ?? ip_info?.v6)?.asn },
  bot_info_provider: { column: 'bot_provider_hash', of: ({ bot_info }) => bot_info?.provider },
  bot_info_name: { column: 'bot_name_hash', of: ({ bot_info }) => bot_info?.name },
} as const satisfies Record<string, { column: string; of: (event: Event) => string | undefined }>

export type OpenFacetName = keyof typeof OPEN_FACETS
export const OPEN_FACET_NAMES = Object.keys(OPEN_FACETS) as OpenFacetName[]

/** `https://shop.example` of an address in it; undefined where it has none that is a site's. */
export function originOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { origin } = new URL(url)
  return origin === 'null' ? undefined : origin
}
