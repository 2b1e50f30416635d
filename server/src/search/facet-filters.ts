import type { SearchFilters } from '@selfsame/contract'
import type { FacetFilter } from '../store/search-store.ts'

const BOTS = { all: ['good', 'bad'], good: ['good'], bad: ['bad'], none: ['not_detected'] } as const
const BOT_INFOS = { all: ['present'], none: ['none'] } as const

/** Filters that are facets by the same name, with the same values. */
const SAME = [
  'suspect',
  'vpn',
  'vpn_confidence',
  'proxy',
  'tor_node',
  'virtual_machine',
  'tampering',
  'anti_detect_browser',
  'incognito',
  'privacy_settings',
  'developer_tools',
  'rare_device',
  'rare_device_percentile_bucket',
  'sdk_platform',
  'sdk_version',
  'origin',
  'asn',
  'bot_info_category',
  'bot_info_identity',
  'bot_info_confidence',
  'bot_info_provider',
  'bot_info_name',
] as const satisfies readonly (keyof SearchFilters)[]

/** The filters that ask for values of facets. */
export function facetFilters(filters: SearchFilters): FacetFilter[] {
  const { bot, bot_info: info } = filters
  const same = SAME.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [{ name, values: [value].flat().map(String) }]
  })
  return [...same, ...(bot ? [{ name: 'bot', values: BOTS[bot] }] : []), ...(info ? [{ name: 'bot_info', values: BOT_INFOS[info] }] : [])]
}
