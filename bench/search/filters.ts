import { visitorOf } from './visits.ts'

/** A name and the queries asked under it in turn. */
export interface Asked {
  name: string
  queries: readonly string[]
}

const booleans = ['suspect', 'vpn', 'proxy', 'tor_node', 'virtual_machine', 'tampering', 'anti_detect_browser', 'incognito', 'privacy_settings', 'developer_tools', 'rare_device']
const mobile = ['active_call', 'cloned_app', 'emulator', 'factory_reset', 'frida', 'jailbroken', 'location_spoofing', 'mitm_attack', 'root_apps', 'simulator']

/** The page's own parameters, and filters together. */
const TOGETHER: readonly Asked[] = [
  { name: 'limit=100', queries: ['limit=100', 'limit=100&vpn=true', 'limit=100&suspect=true', 'limit=100&rare_device=true&reverse=true'] },
  { name: 'total_hits=1000', queries: ['total_hits=1000', 'total_hits=1000&vpn=true', 'total_hits=1000&rare_device=true', 'total_hits=1000&suspect=true', 'total_hits=1000&url=https%3A%2F%2Fshop.example%2Fpage%2F0'] },
  { name: 'two signals', queries: ['vpn=true&incognito=true', 'vpn=true&bot=bad', 'tampering=true&virtual_machine=true', 'bot=none&vpn=false', 'suspect=true&vpn=false'] },
  { name: 'three signals', queries: ['bot=bad&vpn=true&incognito=true', 'tampering=true&virtual_machine=true&proxy=true', 'bot=none&vpn=false&incognito=false'] },
  { name: 'page and signal', queries: ['url=https%3A%2F%2Fshop.example%2Fpage%2F0&vpn=true', 'url=https%3A%2F%2Fshop.example%2Fpage%2F0&suspect=true', 'origin=https%3A%2F%2Fold.example&bot=bad'] },
  { name: 'network and signal', queries: ['ip_address=11.0.0.0%2F8&vpn=true', 'ip_address=11.0.0.0%2F8&suspect=true', 'asn=1000&tampering=true'] },
]

/** Every filter of the Server API with common and with rare values, by its name; then some together. */
export function askedFilters(visitors: number, now: number): Asked[] {
  const of = (name: string, ...values: string[]): Asked => ({ name, queries: values.map((value) => `${name}=${encodeURIComponent(value)}`) })
  const people = [0, 7, 90, 1_000, visitors - 1].map((number) => Math.min(number, visitors - 1))
  return [
    { name: 'none', queries: [''] },
    ...booleans.flatMap((name) => [{ ...of(name, 'true'), name: `${name}=true` }, { ...of(name, 'false'), name: `${name}=false` }]),
    of('visitor_id', ...people.map(visitorOf), 'nobody'),
    of('high_recall_id', ...people.map(visitorOf), 'nobody'),
    of('linked_id', ...people.map((number) => `account-${number}`), 'nobody'),
    of('ip_address', '11.0.0.0', '60.3.9.1', '11.0.0.0/24', '11.0.0.0/16', '11.0.0.0/8', '0.0.0.0/0', '210.249.0.0/16', '250.0.0.0/8', '2001:db8::/32'),
    of('asn', '1000', '1500', '3999', '9'),
    of('url', 'https://shop.example/page/0', 'https://old.example/page/199', 'https://shop.example/nowhere'),
    of('origin', 'https://shop.example', 'https://old.example', 'https://nowhere.example'),
    of('sdk_version', '0.4.2', '0.1.0', '9.9.9'),
    of('sdk_platform', 'js', 'ios'),
    of('bot', 'all', 'good', 'bad', 'none'),
    of('bot_info', 'all', 'none'),
    of('bot_info_category', 'advertising_and_marketing', 'scraping', 'unknown'),
    of('bot_info_identity', 'unknown', 'spoofed'),
    of('bot_info_confidence', 'high', 'low'),
    of('bot_info_provider', 'Google', 'Browserbase', 'nobody'),
    of('bot_info_name', 'Google agent 0', 'Browserbase agent 19', 'nobody'),
    of('vpn_confidence', 'high', 'medium', 'low'),
    of('rare_device_percentile_bucket', '<p95', 'p99-p99.5', 'not_seen'),
    of('min_suspect_score', '0', '5', '20', '35', '39', '100'),
    of('environment', 'another'),
    of('source', 'edge', 'device'),
    of('start', String(now - 60_000), String(now - 6 * 86_400_000)),
    of('end', String(now - 60_000), String(now - 6 * 86_400_000)),
    of('reverse', 'true'),
    ...mobile.map((name) => of(name, 'true')),
    of('incremental_identification_status', 'completed'),
    of('proximity_id', 'x'),
    of('bundle_id', 'x'),
    of('package_name', 'x'),
    ...TOGETHER,
  ]
}
