import type { SearchEventsFilter } from '@fingerprint/node-sdk'
import { SEARCH_FILTERS } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import { visit } from '../tests/visit.ts'
import { type SdkSite, startSdkSite } from './tests/sdk-site.ts'

type SdkFilter = NonNullable<SearchEventsFilter>

/** A value of every filter that the SDK knows; one that is new there does not compile until it stands here. */
const VALUES = {
  limit: 3,
  pagination_key: undefined, // has tests of its own: it must come from an answer
  visitor_id: 'Ibk1527CUFmcnjLwIs4A9',
  high_recall_id: '0jnGMkPYXX37DqVa4ZIO3f_hr',
  bot: 'none',
  bot_info: 'none',
  bot_info_category: ['ai_agent', 'ai_assistant'],
  bot_info_identity: ['verified', 'signed'],
  bot_info_confidence: ['high', 'low'],
  bot_info_provider: ['OpenAI', 'AWS'],
  bot_info_name: ['ChatGPT Agent'],
  ip_address: '127.0.0.0/8',
  asn: '12876',
  linked_id: 'an order',
  url: 'https://shop.example/cart?item=7',
  bundle_id: 'com.example.app',
  package_name: 'com.example.app',
  origin: 'https://shop.example',
  start: '2026-01-01T00:00:00Z',
  end: 4_102_444_800_000,
  reverse: true,
  suspect: true,
  vpn: false,
  virtual_machine: false,
  tampering: false,
  anti_detect_browser: false,
  incognito: false,
  privacy_settings: false,
  jailbroken: false,
  frida: false,
  factory_reset: true,
  cloned_app: false,
  emulator: false,
  root_apps: false,
  vpn_confidence: 'high',
  min_suspect_score: 0.5,
  developer_tools: false,
  location_spoofing: false,
  mitm_attack: false,
  rare_device: false,
  rare_device_percentile_bucket: '<p95',
  proxy: false,
  sdk_version: '0.1.0',
  sdk_platform: 'js',
  environment: ['ae_47abaca3db2c7c43'],
  proximity_id: 'C9rJYBlOFsAfBwQ',
  total_hits: 7,
  tor_node: false,
  incremental_identification_status: 'completed',
  simulator: false,
  active_call: false,
  source: ['edge'],
} as const satisfies { [Name in keyof Required<SdkFilter>]: SdkFilter[Name] | Readonly<SdkFilter[Name]> }

/** Of a plain visit from this machine. */
const FIND_IT = ['limit', 'ip_address', 'linked_id', 'url', 'origin', 'start', 'end', 'reverse', 'sdk_version', 'sdk_platform', 'total_hits']
/** Of another, of nobody, or of no browser. */
const FIND_NOTHING = [
  ...['visitor_id', 'high_recall_id', 'asn', 'suspect', 'environment', 'source', 'bundle_id', 'package_name', 'proximity_id'],
  ...['incremental_identification_status', 'jailbroken', 'frida', 'factory_reset', 'cloned_app', 'emulator', 'root_apps', 'location_spoofing'],
  ...['mitm_attack', 'simulator', 'active_call', 'bot_info_category', 'bot_info_identity', 'bot_info_confidence', 'bot_info_provider', 'bot_info_name'],
]

describe("the official SDK's filters", () => {
  let site: SdkSite
  let eventId: string
  beforeAll(async () => {
    site = await startSdkSite()
    eventId = (await site.server.identify(visit({ linkedId: 'an order' }))).body.eventId
  })
  afterAll(() => site[Symbol.asyncDispose]())

  const asked = Object.entries(VALUES).filter(([, value]) => value !== undefined)

  it('are all known here, by the same types', () => {
    expect(Object.keys(SEARCH_FILTERS).filter((name) => name !== 'ii').sort()).toEqual(Object.keys(VALUES).sort())
    expectTypeOf<keyof SdkFilter>().toEqualTypeOf<keyof typeof VALUES>()
  })

  it.each(asked)('%s: %j is accepted', async (name, value) => {
    const { events } = await site.client().searchEvents({ limit: 10, [name]: value })
    if (FIND_IT.includes(name)) expect(events.map(({ event_id }) => event_id)).toEqual([eventId])
    else if (FIND_NOTHING.includes(name)) expect(events).toEqual([])
  })

  it('that are signals find an event by the value that it carries, and by no other', async () => {
    const client = site.client()
    const event = await client.getEvent(eventId)
    const flags = ['vpn', 'virtual_machine', 'tampering', 'incognito', 'privacy_settings', 'developer_tools', 'rare_device', 'proxy'] as const
    for (const name of flags) {
      for (const value of [true, false]) {
        const { events } = await client.searchEvents({ limit: 10, [name]: value })
        expect([name, value, events.length]).toEqual([name, value, event[name] === value ? 1 : 0])
      }
    }
  })

  it('all together find what meets them all', async () => {
    const filter: SdkFilter = { ...Object.fromEntries(asked.filter(([name]) => FIND_IT.includes(name))), environment: [(await site.client().getEvent(eventId)).environment_id ?? '', 'another'] }
    expect((await site.client().searchEvents(filter)).events).toMatchObject([{ event_id: eventId }])
  })

  it('null and undefined are left out', async () => {
    expect((await site.client().searchEvents({ limit: 10, vpn: undefined } as unknown as SdkFilter)).events).toHaveLength(1)
  })
})
