import { BOT_CATEGORIES, RARITY_BUCKETS, type Event } from '@selfsame/contract'

/** Values from the most to the least common, as weights: each next one a third as common. */
function skewed<T>(random: () => number, values: readonly [T, ...T[]]): T {
  let index = 0
  while (index < values.length - 1 && random() < 1 / 3) index++
  return values[index] ?? values[0]
}

/** Small numbers are common, large ones rare: about as visits over visitors, networks and pages. */
function rank(random: () => number, most: number): number {
  return Math.min(most - 1, Math.floor(most * random() ** 3))
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const LETTERS = Array.from(ALPHABET)

/** A number as 6 alphanumerics. */
function tail(number: number): string {
  let text = ''
  for (let rest = number; text.length < 6; rest = Math.floor(rest / 62)) text = `${LETTERS[rest % 62]}${text}`
  return text
}

/** Id of the visitor with that number. */
export function visitorOf(number: number): string {
  return `V${'x'.repeat(13)}${tail(number)}`
}

export interface World {
  environmentId: string
  visitors: number
  random: () => number
}

const SITES = ['https://shop.example', 'https://blog.example', 'https://help.example', 'https://www.shop.example', 'https://old.example'] as const
const VERSIONS = ['0.4.2', '0.4.1', '0.4.0', '0.3.9', '0.3.2', '0.2.0', '0.1.0'] as const
const USER_AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

/** The event with that number, with every signal: common and rare values, from 1 in 2 to 1 in 100,000. */
export function makeEvent({ environmentId, visitors, random }: World, number: number, at: number): Event {
  const visitor = rank(random, visitors)
  const identification = answer(visitorOf(visitor))
  const page = random() < 0.8 ? `/page/${rank(random, 200)}` : `/search?q=${Math.floor(random() * 1e9)}`
  const host = `${rank(random, 200) + 11}.${rank(random, 250)}.${visitor % 250}.${number % 3}`
  return {
    event_id: `${at}.${tail(number)}`,
    timestamp: at,
    source: 'device',
    ...(random() < 0.4 && { linked_id: `account-${visitor}` }),
    tags: { plan: skewed(random, ['free', 'pro', 'team']) },
    environment_id: environmentId,
    ...(random() < 0.0002 && { suspect: random() < 0.9 }),
    sdk: { platform: 'js', version: skewed(random, VERSIONS) },
    replayed: false,
    identification,
    supplementary_id_high_recall: random() < 0.97 ? identification : answer(visitorOf(rank(random, visitors))),
    url: skewed(random, SITES) + page,
    ip_address: host,
    user_agent: USER_AGENT,
    browser_details: { browser_name: 'Chrome', browser_major_version: '156', browser_full_version: '156.0.7000.1', os: 'Windows', os_version: '11', device: 'Other' },
    ...signals(random, host),
  }
}

function answer(visitor_id: string): NonNullable<Event['identification']> {
  return { visitor_id, visitor_found: true, confidence: { score: 0.98, version: 'bench' }, first_seen_at: 1_790_000_000_000, last_seen_at: 1_790_000_000_000 }
}

function signals(random: () => number, address: string): Partial<Event> {
  const bot = random() < 0.03 ? 'bad' : random() < 0.01 ? 'good' : 'not_detected'
  const vpn = random() < 0.06
  return {
    bot,
    ...(bot !== 'not_detected' && { bot_info: botInfo(random) }),
    incognito: random() < 0.08,
    privacy_settings: random() < 0.03,
    developer_tools: random() < 0.02,
    virtual_machine: random() < 0.01,
    tampering: random() < 0.008,
    tampering_confidence: 'high',
    tampering_details: { anomaly_score: 0.1, anti_detect_browser: random() < 0.0004 },
    rare_device: random() < 0.001,
    rare_device_percentile_bucket: skewed(random, RARITY_BUCKETS),
    vpn,
    vpn_confidence: vpn ? skewed(random, ['high', 'medium', 'low']) : 'high',
    vpn_methods: { timezone_mismatch: vpn, public_vpn: vpn },
    proxy: random() < 0.02,
    ip_blocklist: { tor_node: random() < 0.000_01 },
    ip_info: { v4: { address, asn: String(1_000 + rank(random, 3_000)), asn_name: 'Example', geolocation: { country_code: 'DE' } } },
    suspect_score: Math.floor(40 * random() ** 6),
  }
}

const PROVIDERS = ['Google', 'OpenAI', 'Anthropic', 'Microsoft', 'AWS', 'Browserbase'] as const

function botInfo(random: () => number): NonNullable<Event['bot_info']> {
  const provider = skewed(random, PROVIDERS)
  return {
    category: skewed(random, BOT_CATEGORIES),
    provider,
    name: `${provider} agent ${rank(random, 20)}`,
    identity: skewed(random, ['unknown', 'verified', 'signed', 'spoofed']),
    confidence: skewed(random, ['high', 'medium', 'low']),
  }
}
