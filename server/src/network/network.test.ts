import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../config/index.ts'
import { mmdb } from '../tests/mmdb.ts'
import { listFolder, openNetwork } from './network.ts'
import { refreshList } from './refresh-list.ts'

const CITY = mmdb(
  {
    '203.0.113.0/24': {
      city: { names: { en: 'Lyon' } },
      continent: { code: 'EU', names: { en: 'Europe' } },
      country: { iso_code: 'FR', names: { en: 'France' } },
      location: { accuracy_radius: 20, latitude: 45.75, longitude: 4.83, time_zone: 'Europe/Paris' },
      postal: { code: '69001' },
      subdivisions: [{ iso_code: 'ARA', names: { en: 'Auvergne-Rhone-Alpes' } }],
    },
    '2001:db8::/32': { country: { iso_code: 'NO' } },
  },
  'Made-Up-City',
)
const ASN = mmdb(
  {
    '203.0.113.128/25': { autonomous_system_number: 16_509, autonomous_system_organization: 'AMAZON-02' },
    '198.51.100.0/24': { asn: 'AS64500', as_name: 'Somebody' },
  },
  'Made-Up-ASN',
)
const ANONYMOUS = mmdb(
  {
    '192.0.2.0/28': { is_anonymous: true, is_anonymous_vpn: true },
    '192.0.2.16/28': { is_anonymous: true, is_residential_proxy: true },
    '192.0.2.32/28': { is_anonymous: true, is_residential_proxy: true, is_public_proxy: true },
  },
  'Made-Up-Anonymous-IP',
)

const silent = { warn: () => undefined }

function files(folder: string, contents: Record<string, Buffer | string>): string[] {
  return Object.entries(contents).map(([name, content]) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  })
}

describe('databases', () => {
  it('tell together where an address is and whose', async () => {
    using folder = tempDir('network')
    const databases = files(folder.path, { 'city.mmdb': CITY, 'asn.mmdb': ASN })
    const network = await openNetwork({ dataDir: folder.path, network: { databases } }, silent)
    expect(network.of('203.0.113.200')).toEqual({
      geolocation: {
        accuracy_radius: 20,
        latitude: 45.75,
        longitude: 4.83,
        postal_code: '69001',
        timezone: 'Europe/Paris',
        city_name: 'Lyon',
        country_code: 'FR',
        country_name: 'France',
        continent_code: 'EU',
        continent_name: 'Europe',
        subdivisions: [{ iso_code: 'ARA', name: 'Auvergne-Rhone-Alpes' }],
      },
      asn: { number: 16_509, name: 'AMAZON-02', network: '203.0.113.128/25' },
      listed: { datacenter: { found: true, by: 'hosting-systems', provider: 'Amazon AWS' } },
    })
    expect(network.of('203.0.113.1').asn).toBeUndefined()
    expect(network.of('198.51.100.7')).toEqual({ asn: { number: 64_500, name: 'Somebody', network: '198.51.100.0/24' }, listed: { datacenter: { found: false } } })
    expect(network.of('2001:db8:1::1')).toEqual({ geolocation: { country_code: 'NO' }, listed: {} })
    for (const address of ['192.0.2.1', '::1', '', 'nowhere']) expect(network.of(address)).toEqual({ listed: {} })
    network.close()
  })

  it('of anonymous addresses stand for lists', async () => {
    using folder = tempDir('network')
    const network = await openNetwork({ dataDir: folder.path, network: { databases: files(folder.path, { 'anonymous.mmdb': ANONYMOUS }) } }, silent)
    expect(network.of('192.0.2.1').listed).toMatchObject({ vpn: { found: true, by: 'Made-Up-Anonymous-IP' }, proxy: { found: false }, tor: { found: false } })
    expect(network.of('192.0.2.17').listed.proxy).toEqual({ found: true, by: 'Made-Up-Anonymous-IP', residential: true })
    expect(network.of('192.0.2.33').listed.proxy).toEqual({ found: true, by: 'Made-Up-Anonymous-IP' })
    expect(network.of('192.0.2.77').listed.vpn).toEqual({ found: false })
    network.close()
  })

  it('are read again when they change; a broken one is told and the one before stays', async () => {
    using folder = tempDir('network')
    const [path = ''] = files(folder.path, { 'asn.mmdb': ASN })
    const told: unknown[] = []
    const network = await openNetwork({ dataDir: folder.path, network: { databases: [path] } }, { warn: (fault: unknown) => void told.push(fault) })
    files(folder.path, { next: mmdb({ '203.0.113.0/24': { autonomous_system_number: 64_501 } }, 'Made-Up-ASN') })
    renameSync(join(folder.path, 'next'), path)
    await network.check()
    expect(network.of('203.0.113.200').asn?.number).toBe(64_501)
    files(folder.path, { 'asn.mmdb': 'half a file' })
    await network.check()
    await network.check()
    expect(network.of('203.0.113.200').asn?.number).toBe(64_501)
    expect(told).toHaveLength(1)
    network.close()
  })

  it.each([
    [{ databases: ['/nowhere/city.mmdb'] }, 'SELFSAME_IP_DATABASES: cannot read /nowhere/city.mmdb: ENOENT'],
    [{ databases: [], lists: '/nowhere/lists.json' }, 'SELFSAME_IP_LISTS: cannot read /nowhere/lists.json: ENOENT'],
    [{ databases: [], tlsFamilies: '/nowhere/tls.json' }, 'SELFSAME_TLS_FAMILIES: cannot read /nowhere/tls.json: ENOENT'],
  ])('%j stops the start', async (network, problem) => {
    const error: unknown = await openNetwork({ dataDir: '/nowhere', network }, silent).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as ConfigError).problems).toEqual([problem])
  })
})

describe('lists', () => {
  it('tell whose they are, also of an address that is in none', async () => {
    using folder = tempDir('network')
    const [google = '', bing = '', manifest = ''] = files(folder.path, { google: '198.51.100.7\n', bing: '203.0.113.7\n', 'lists.json': '{ "lists": [] }' })
    const config = { dataDir: folder.path, network: { databases: [], lists: manifest } }
    await refreshList(listFolder(config), { name: 'googlebot', kind: 'crawler', source: google, provider: 'Google' }, 1)
    await refreshList(listFolder(config), { name: 'more', kind: 'crawler', source: bing }, 1)
    const network = await openNetwork(config, silent)
    expect(network.of('192.0.2.1').listed).toEqual({ crawler: { found: false, providers: ['Google'] } })
    await refreshList(listFolder(config), { name: 'more', kind: 'crawler', source: bing, provider: 'Microsoft' }, 1)
    await network.check()
    expect(network.of('192.0.2.1').listed).toEqual({ crawler: { found: false, providers: ['Google', 'Microsoft'] } })
    expect(network.of('203.0.113.7').listed).toEqual({ crawler: { found: true, by: 'more', provider: 'Microsoft' } })
    network.close()
  })

  it('are looked up by address and by system, and read again when they change', async () => {
    using folder = tempDir('network')
    const [asn = '', tor = '', hosts = '', manifest = ''] = files(folder.path, { 'asn.mmdb': ASN, tor: '198.51.100.7\n', hosts: 'AS64500 # Somebody\n', 'lists.json': '{ "lists": [] }' })
    const config = { dataDir: folder.path, network: { databases: [asn], lists: manifest } }
    const network = await openNetwork(config, silent)
    expect(network.of('198.51.100.7').listed).toEqual({ datacenter: { found: false } })
    await refreshList(listFolder(config), { name: 'exits', kind: 'tor', source: tor }, 1)
    await refreshList(listFolder(config), { name: 'hosts', kind: 'datacenter', source: hosts, provider: 'Some Cloud' }, 1)
    await network.check()
    expect(network.of('198.51.100.7').listed).toEqual({ tor: { found: true, by: 'exits' }, datacenter: { found: true, by: 'hosts', provider: 'Some Cloud', ofSystem: true } })
    expect(network.of('198.51.100.8').listed.tor).toEqual({ found: false })
    await refreshList(listFolder(config), { name: 'more-hosts', kind: 'datacenter', source: tor }, 1)
    await network.check()
    expect(network.of('198.51.100.7').listed.datacenter).toEqual({ found: true, by: 'more-hosts' }) // itself before its system
    writeFileSync(tor, '192.0.2.1\n')
    await refreshList(listFolder(config), { name: 'exits', kind: 'tor', source: tor }, 2)
    await network.check()
    expect(network.of('198.51.100.7').listed.tor).toEqual({ found: false })
    network.close()
  })

  it('that somebody else wrote stop the start', async () => {
    using folder = tempDir('network')
    mkdirSync(join(folder.path, 'ip-lists'))
    files(folder.path, { 'ip-lists/tor.list': '198.51.100.7\n', 'lists.json': '{ "lists": [] }' })
    const start = openNetwork({ dataDir: folder.path, network: { databases: [], lists: join(folder.path, 'lists.json') } }, silent)
    await expect(start).rejects.toThrow('is no list that `selfsame lists refresh` wrote')
  })
})
