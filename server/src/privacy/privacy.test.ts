import type { Event } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExportedRow } from '../store/privacy-store.ts'
import { databases, type TestSettings } from '../tests/databases.ts'
import { refusal, startTestServer, type TestServer } from '../tests/test-server.ts'
import { desktopComponents, visit } from '../tests/visit.ts'

interface Export {
  visitor_id: string
  exported_at: number
  rows: ExportedRow[]
}

describe.each(databases)('what is kept of a visit over %s', (_name, open) => {
  let settings: TestSettings
  let server: TestServer
  beforeAll(async () => {
    settings = await open()
    server = await startTestServer({ ...settings.env, SELFSAME_IP_STORAGE: 'hashed', SELFSAME_TRUSTED_PROXIES: '127.0.0.1,::1' })
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await settings[Symbol.asyncDispose]()
  })

  const eventOf = async (eventId: string) => (await server.get<Event>(`/v4/events/${eventId}`)).body

  it('has no address in it where addresses are hashed, and tells two of them apart', async () => {
    const from = (address: string) => server.identify(visit(), { 'x-forwarded-for': address })
    const answers = [await from('198.51.100.23'), await from('198.51.100.23'), await from('198.51.100.24')]
    const hashes = await Promise.all(answers.map(async ({ body }) => (await eventOf(body.eventId)).ip_hash))
    expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(hashes[1]).toBe(hashes[0])
    expect(hashes[2]).not.toBe(hashes[0])
    expect(JSON.stringify(await eventOf(answers[0]?.body.eventId ?? ''))).not.toContain('198.51.100')
  })

  it('says under which consent and what for it was collected', async () => {
    const asked = await server.identify(visit({ consent: 'granted', purpose: 'sign-up protection' }))
    expect((await eventOf(asked.body.eventId)).consent).toEqual({ state: 'granted', purpose: 'sign-up protection' })
    const unasked = await server.identify(visit())
    expect((await eventOf(unasked.body.eventId)).consent).toEqual({ state: 'not_asked' })
    expect(refusal(await server.identify(visit({ purpose: 'x'.repeat(129) })))).toEqual([400, 'request_cannot_be_parsed'])
  })

  it('can be had as one JSON document, and is that visitor\'s alone', async () => {
    const { visitorId = '' } = (await server.identify(visit({ linkedId: 'account 7' }))).body
    const stranger = (await server.identify(visit({ components: desktopComponents }))).body.visitorId ?? ''
    const { status, body, headers } = await server.get<Export>(`/v4/visitors/${visitorId}`)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body.visitor_id).toBe(visitorId)
    expect(new Set(body.rows.map(({ table }) => table))).toEqual(new Set(['visitors', 'snapshots', 'blocking_keys', 'claims', 'events', 'nonces', 'activity']))
    expect(JSON.stringify(body)).toContain('account 7')
    expect(JSON.stringify(body)).not.toContain(stranger)
    expect((await server.get<Export>('/v4/visitors?linked_id=account%207')).body.rows).toHaveLength(body.rows.length)
    for (const query of ['', '?linked_id=', '?linked_id=a&linked_id=b', '?linked_id=a&visitor_id=b', `?linked_id=${'x'.repeat(257)}`]) {
      expect(refusal(await server.get(`/v4/visitors${query}`))).toEqual([400, 'request_cannot_be_parsed'])
    }
    expect(refusal(await server.get('/v4/visitors?linked_id=nobody'))).toEqual([404, 'visitor_not_found'])
    expect(refusal(await server.get('/v4/visitors/00000000000000000000'))).toEqual([404, 'visitor_not_found'])
  })
})
