import { describe, expect, it } from 'vitest'
import { ipBlocklist } from './ip-blocklist.ts'
import { ipInfo } from './ip-info.ts'
import type { NetworkFacts } from './known/network-facts.ts'
import { proxy } from './proxy.ts'
import { signalVisit } from './tests/signal-visit.ts'

const visit = (network: NetworkFacts, ipAddress = '203.0.113.7') => signalVisit({ network, ipAddress })
const NONE = {}

describe('ip_info', () => {
  it('holds what is known of the address', () => {
    const network: NetworkFacts = {
      geolocation: { country_code: 'FR' },
      asn: { number: 64_500, name: 'Somebody', network: '203.0.113.0/24' },
      listed: { datacenter: { found: true, by: 'hosts', provider: 'Some Cloud' } },
    }
    const details = { geolocation: { country_code: 'FR' }, asn: '64500', asn_name: 'Somebody', asn_network: '203.0.113.0/24', asn_type: 'hosting', datacenter_result: true, datacenter_name: 'Some Cloud' }
    expect(ipInfo(visit(network), NONE)?.fields).toEqual({ ip_info: { v4: { address: '203.0.113.7', ...details } } })
    expect(ipInfo(visit(network, '2001:db8::1'), NONE)?.fields).toEqual({ ip_info: { v6: { address: '2001:db8::1', ...details } } })
  })

  it('is left out where nothing is known', () => {
    expect(ipInfo(visit({ listed: {} }), NONE)).toBeUndefined()
    expect(ipInfo(visit({ listed: { datacenter: { found: false } } }), NONE)?.fields).toEqual({ ip_info: { v4: { address: '203.0.113.7', datacenter_result: false } } })
  })
})

describe('ip_blocklist', () => {
  it('tells only what there are lists of', () => {
    expect(ipBlocklist(visit({ listed: {} }), NONE)).toBeUndefined()
    expect(ipBlocklist(visit({ listed: { tor: { found: true, by: 'exits' }, email_spam: { found: false } } }), NONE)).toEqual({
      fields: { ip_blocklist: { tor_node: true, email_spam: false } },
      detectors: [{ name: 'tor-list', weight: 1, reason: 'The address is a node of the Tor network, by exits.' }],
    })
  })
})

describe('proxy', () => {
  it.each<[NetworkFacts['listed'], object | undefined]>([
    [{}, undefined],
    [{ proxy: { found: false } }, { proxy: false, proxy_confidence: 'medium' }],
    [{ proxy: { found: true, by: 'a' } }, { proxy: true, proxy_confidence: 'high', proxy_details: { proxy_type: 'unknown' } }],
    [{ proxy: { found: true, by: 'a', provider: 'P' }, datacenter: { found: false } }, { proxy: true, proxy_confidence: 'high', proxy_details: { proxy_type: 'residential', provider: 'P' } }],
    [{ proxy: { found: true, by: 'a', ofSystem: true } }, { proxy: true, proxy_confidence: 'low', proxy_details: { proxy_type: 'unknown' } }],
    [{ proxy: { found: true, by: 'a', residential: true }, datacenter: { found: true, by: 'b' } }, { proxy: true, proxy_confidence: 'medium', proxy_details: { proxy_type: 'residential' } }],
    [{ proxy: { found: true, by: 'a' }, datacenter: { found: true, by: 'b' } }, { proxy: true, proxy_confidence: 'high', proxy_details: { proxy_type: 'data_center' } }],
  ])('%j', (listed, fields) => {
    expect(proxy(visit({ listed }), NONE)?.fields).toEqual(fields)
  })
})
