import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Explanation, IdentifyResponse } from '@selfsame/contract'
import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { asnDatabase } from './tests/asn-database.ts'
import { startTestServer, type TestServer } from './tests/test-server.ts'
import { visit } from './tests/visit.ts'

const PROXY = { SELFSAME_TRUSTED_PROXIES: '127.0.0.1' }
const JA4 = 't13d1516h2_8daaf6152771_b186095e22b6'
const FROM = { 'x-forwarded-for': '203.0.113.9' }

/** Levels and techniques of the second of two visits with the same headers. */
async function secondVisit(server: TestServer, headers: Record<string, string | string[]>) {
  await identify(server, headers)
  const { eventId } = await identify(server, headers)
  const { linkage } = (await server.get<Explanation>(`/v4/events/${eventId}/explanation`)).body
  const levels = Object.fromEntries(linkage.comparisons.map(({ name, level }) => [name, level]))
  return { levels, network: linkage.techniques?.network }
}

/** By `http.request`, which can send one header twice. */
function identify(server: TestServer, headers: Record<string, string | string[]>): Promise<IdentifyResponse> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}/s/i`, { method: 'POST', headers: { 'content-type': 'text/plain', ...headers } }, (response) => {
      text(response).then((body) => resolve(JSON.parse(body) as IdentifyResponse), reject)
    })
    sent.on('error', reject).end(JSON.stringify(visit()))
  })
}

describe('the TLS fingerprint', () => {
  it('is evidence where a trusted proxy hands it over', async () => {
    await using server = await startTestServer({ ...PROXY, SELFSAME_TLS_HEADER: 'X-JA4' })
    const { levels, network } = await secondVisit(server, { ...FROM, 'x-ja4': JA4 })
    expect(levels).toMatchObject({ tls: 'same', network: 'same', asn: 'missing' })
    expect(network?.parts).toEqual(['prefix', 'tls'])
  })

  it.each<[string, Record<string, string>, Record<string, string | string[]>]>([
    ['comes from anybody else', { SELFSAME_TRUSTED_PROXIES: '10.0.0.0/8', SELFSAME_TLS_HEADER: 'x-ja4' }, { 'x-ja4': JA4 }],
    ['is not asked for', PROXY, { 'x-ja4': JA4 }],
    ['came twice', { ...PROXY, SELFSAME_TLS_HEADER: 'x-ja4' }, { 'x-ja4': [JA4, JA4] }],
    ['is none', { ...PROXY, SELFSAME_TLS_HEADER: 'x-ja4' }, { 'x-ja4': 'x'.repeat(200) }],
  ])('is not believed where it %s', async (_why, env, headers) => {
    await using server = await startTestServer(env)
    expect((await secondVisit(server, headers)).levels).toMatchObject({ tls: 'missing' })
  })

  it('says nothing as a header among others: a client could make it up', async () => {
    await using server = await startTestServer({ SELFSAME_TRUSTED_PROXIES: '10.0.0.0/8', SELFSAME_TLS_HEADER: 'ja4' })
    await identify(server, { accept: '*/*' })
    expect((await secondVisit(server, { accept: '*/*', ja4: JA4 })).levels).toMatchObject({ headers: 'same' })
  })
})

describe('the autonomous system', () => {
  it('is evidence where a database knows the address, and as long as the network may be evidence', async () => {
    using folder = tempDir('asn')
    const path = join(folder.path, 'asn.mmdb')
    writeFileSync(path, asnDatabase({ '203.0.113.0/24': 64_500 }))
    const env = { ...PROXY, SELFSAME_ASN_DATABASE: path }
    const levelsOf = async (more: Record<string, string>, headers = FROM) => {
      await using server = await startTestServer({ ...env, ...more })
      const { levels, network } = await secondVisit(server, headers)
      expect(server.logs()).not.toMatch(/64500|203\.0\.113/)
      return [levels['asn'], network?.parts]
    }
    expect(await levelsOf({})).toEqual(['same', ['prefix', 'asn']])
    expect(await levelsOf({}, { 'x-forwarded-for': '198.51.100.9' })).toEqual(['missing', ['prefix']])
    expect(await levelsOf({ SELFSAME_NETWORK_EVIDENCE: 'off' })).toEqual(['missing', undefined])
  })

  it('from a database that is none stops the start, and says which setting to look at', async () => {
    const start = startTestServer({ SELFSAME_ASN_DATABASE: '/nowhere/GeoLite2-ASN.mmdb' })
    await expect(start).rejects.toMatchObject({ name: 'ConfigError', problems: ['SELFSAME_ASN_DATABASE: cannot read /nowhere/GeoLite2-ASN.mmdb: ENOENT'] })
  })
})
