import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockSkew } from './freshness.ts'
import { refusal, startTestServer, type TestServer } from './tests/test-server.ts'
import { visit } from './tests/visit.ts'

const NOW = Date.UTC(2026, 10, 22)
const DAY = 86_400_000

describe('clockSkew', () => {
  it.each([
    [NOW, undefined],
    [NOW + 300_000, undefined],
    [NOW - 300_000, undefined],
    [NOW + 300_001, 300_001],
    [0, -NOW],
  ])('of %i', (clock, expected) => {
    expect(clockSkew(clock, NOW)).toBe(expected)
  })
})

describe("a page's clock", () => {
  let server: TestServer
  beforeAll(async () => void (server = await startTestServer()))
  afterAll(() => server[Symbol.asyncDispose]())

  const eventOf = async (clock: number) => {
    const { body, status } = await server.identify(visit({ clock }))
    expect(status).toBe(200)
    return (await server.get<{ clock_skew?: number; timestamp: number }>(`/v4/events/${body.eventId}`)).body
  }

  it('is not spoken of where it is right', async () => {
    expect(await eventOf(Date.now())).not.toHaveProperty('clock_skew')
  })

  it.each([0, Date.now() - 8 * DAY, Date.now() + DAY, 8.64e15])('that says %i is taken, and the difference noted', async (clock) => {
    const event = await eventOf(clock)
    expect(event.clock_skew).toBe(clock - event.timestamp)
  })

  it.each([-1, 8.64e15 + 1, 1.5, '1790000000000', null])('that says %j is none', async (clock) => {
    expect(refusal(await server.identify({ ...visit(), clock }))).toEqual([400, 'request_cannot_be_parsed'])
  })
})
