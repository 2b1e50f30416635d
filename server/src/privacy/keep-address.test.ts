import type { Event } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { ADDRESS_PERIOD_MS, createAddressKeeper } from './keep-address.ts'
import { ADDRESS_STORAGES, type AddressStorage } from './address-storage.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const V4 = '203.0.113.77'
const V6 = '2001:db8:1:2:3:4:5:6'

const event = (address: string): Event => ({
  event_id: '1790000000000.a1B2c3',
  timestamp: NOON,
  url: 'https://shop.example/',
  ip_address: address,
  ip_info: { [address.includes(':') ? 'v6' : 'v4']: { address, asn: '64500' } },
})

const kept = async (storage: AddressStorage, address: string, at = NOON) => {
  const keeper = createAddressKeeper(storage, async (period) => Buffer.from(String(period).padStart(16, '0')))
  return (await keeper.at(at))(event(address))
}

describe('an address', () => {
  it('is kept as it is', async () => {
    expect(await kept('full', V4)).toEqual(event(V4))
  })

  it.each([[V4, '203.0.113.0', 'v4'], [V6, '2001:db8:1::', 'v6'], ['2001:db8::1', '2001:db8::', 'v6'], ['::1', '::', 'v6'], ['fe80::1%eth0', 'fe80::', 'v6']])('%s is cut to its network', async (address, network, family) => {
    expect(await kept('truncated', address)).toMatchObject({ ip_address: network, ip_info: { [family]: { address: network, asn: '64500' } } })
  })

  it('is hashed: the same all day, another tomorrow, another for each address', async () => {
    const [noon, evening, tomorrow, neighbour] = await Promise.all([
      kept('hashed', V4),
      kept('hashed', V4, NOON + ADDRESS_PERIOD_MS / 2 - 1),
      kept('hashed', V4, NOON + ADDRESS_PERIOD_MS),
      kept('hashed', '203.0.113.78'),
    ])
    expect(noon?.ip_hash).toMatch(/^[0-9a-f]{32}$/)
    expect(evening?.ip_hash).toBe(noon?.ip_hash)
    expect(new Set([noon, tomorrow, neighbour].map((each) => each?.ip_hash)).size).toBe(3)
  })

  it.each(ADDRESS_STORAGES.filter((storage) => storage !== 'full'))('is nowhere in an event where storage is %s', async (storage) => {
    for (const address of [V4, V6]) {
      const left = await kept(storage, address)
      expect(JSON.stringify(left)).not.toContain(address)
      expect(left).toMatchObject({ url: 'https://shop.example/', ip_info: { [address.includes(':') ? 'v6' : 'v4']: { asn: '64500' } } })
    }
  })
})
