import type { Components } from '@selfsame/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, type TestSettings } from './tests/databases.ts'
import { startCliServer, type CliServer } from './tests/test-cli.ts'
import { startTestServer, type TestServer } from './tests/test-server.ts'
import { desktopComponents, laptopComponents, visit } from './tests/visit.ts'

describe.each(databases)('visits on %s', (_name, open) => {
  let settings: TestSettings
  let server: TestServer
  beforeAll(async () => {
    settings = await open()
    server = await startTestServer(settings.env)
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await settings[Symbol.asyncDispose]()
  })

  it('of one machine at the same moment make one visitor', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => server.identify(visit())))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(new Set(answers.map(({ body }) => body.visitorId)).size).toBe(1)
    expect(new Set(answers.map(({ body }) => body.eventId)).size).toBe(24)
    expect(answers.filter(({ body }) => !body.visitorFound)).toHaveLength(1)
    for (const { body } of answers) expect(body.confidence?.score).toBeGreaterThan(0.95)
  })

  it('say that the visitor was made by another request', async () => {
    const events = await server.events()
    const decisions = await Promise.all(events.map(async ({ event_id }) => decision(server, event_id)))
    expect(new Set(decisions)).toContain('new')
    expect(decisions.filter((each) => each === 'new')).toHaveLength(1)
  })

  it('that are asked for again give the first answer, and no second event', async () => {
    const body = JSON.stringify(visit({ components: desktopComponents }))
    const before = (await server.events()).length
    const first = await server.identify(body)
    const again = await Promise.all([server.identify(body), server.identify(body)])
    for (const answer of again) expect(answer.body).toEqual(first.body)
    expect(await server.events()).toHaveLength(before + 1)
  })

  it('that are asked for several times at once make one event too', async () => {
    const body = JSON.stringify(visit({ components: desktopComponents }))
    const before = (await server.events()).length
    const answers = await Promise.all(Array.from({ length: 6 }, () => server.identify(body)))
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body)
    expect(await server.events()).toHaveLength(before + 1)
  })

  it('that use a nonce again for another body are flagged as replayed', async () => {
    const original = visit()
    const { eventId } = (await server.identify(original)).body
    const replay = await server.identify({ ...original, url: 'https://elsewhere.example/' })
    expect(replay.body.eventId).not.toBe(eventId)
    const events = await server.events()
    const replayed = new Map(events.map((event) => [event.event_id, event.replayed]))
    expect([replayed.get(eventId), replayed.get(replay.body.eventId)]).toEqual([false, true])
  })
})

describe.each(databases)('two processes over one %s', (_name, open) => {
  let settings: TestSettings
  let one: CliServer
  let other: CliServer
  beforeAll(async () => {
    settings = await open()
    ;[one, other] = await Promise.all([startCliServer(settings.env), startCliServer(settings.env)])
  })
  afterAll(async () => {
    await Promise.all([one.stop(), other.stop()])
    await settings[Symbol.asyncDispose]()
  })

  it('that migrate it together make one visitor of concurrent first visits', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => (index % 2 ? one : other).identify(visit())))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(new Set(answers.map(({ body }) => body.visitorId)).size).toBe(1)
    for (const { body } of answers) expect(body.confidence?.score).toBeGreaterThan(0.95)
    expect(await one.events()).toEqual(await other.events())
    expect(await one.events()).toHaveLength(30)
  })

  it('make one visitor too where half of the first visits read a component too late', async () => {
    for (let round = 0; round < 8; round++) {
      const early = machine(round)
      const late: Components = { ...early, mediaDevices: { state: 'timeout' } }
      const visits = [early, early, late, late].map((components) => visit({ components }))
      const answers = await Promise.all(visits.map((body, index) => (index % 2 ? one : other).identify(body)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect(answers.filter(({ body }) => !body.visitorFound)).toHaveLength(1)
      expect(new Set(answers.map(({ body }) => body.visitorId)).size).toBe(1)
    }
  })
})

/** Another machine for every number. */
function machine(number: number): Components {
  return {
    ...laptopComponents,
    timeZone: { state: 'ok', value: `Test/Zone-${number}` },
    canvasText: { state: 'ok', value: `cc${number}` },
    screenResolution: { state: 'ok', value: [1_000 + 97 * number, 700 + 53 * number] },
    hardwareConcurrency: { state: 'ok', value: 2 + 2 * number },
    fonts: { state: 'ok', value: [`Font ${number}`] },
  }
}

async function decision(server: TestServer, eventId: string): Promise<string> {
  const { body } = await server.get<{ linkage: { decision: string } }>(`/v4/events/${eventId}/explanation`)
  return body.linkage.decision
}
