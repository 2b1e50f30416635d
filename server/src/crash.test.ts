import type { IdentifyResponse } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { databases } from './tests/databases.ts'
import { startCliServer, type CliServer } from './tests/test-cli.ts'
import { desktopComponents, laptopComponents, visit } from './tests/visit.ts'

const CLIENTS = 12
/** Enough for some to be in every step on their way. */
const ANSWERS = 100
const LOAD_TIMEOUT_MS = 60_000

describe.each(databases)('kill -9 in the middle of load on %s', (_name, open) => {
  it('loses no event that was answered', async () => {
    await using settings = await open()
    const doomed = await startCliServer(settings.env)
    const answered: IdentifyResponse[] = []
    const clients = Array.from({ length: CLIENTS }, (_, index) => visitUntilDown(doomed, index, answered))
    await expect.poll(() => answered.length, { timeout: LOAD_TIMEOUT_MS }).toBeGreaterThan(ANSWERS)
    await doomed.kill()
    await Promise.all(clients)

    const restarted = await startCliServer(settings.env)
    try {
      const found = await Promise.all(answered.map(({ eventId }) => restarted.get(`/v4/events/${eventId}`)))
      expect(found.filter(({ status }) => status !== 200)).toEqual([])
      expect(found.map(({ body }) => body)).toMatchObject(
        answered.map(({ eventId, visitorId }) => ({ event_id: eventId, identification: { visitor_id: visitorId } })),
      )
      expect((await restarted.identify(visit())).body.visitorFound).toBe(true)
    } finally {
      await restarted.stop()
    }
  }, 120_000)
})

async function visitUntilDown(server: CliServer, index: number, answered: IdentifyResponse[]): Promise<void> {
  const components = index % 2 ? laptopComponents : desktopComponents
  for (;;) {
    try {
      const { status, body } = await server.identify(visit({ components }))
      if (status === 200) answered.push(body)
    } catch (error) {
      if (error instanceof TypeError) return // fetch: the server is gone
      throw error
    }
  }
}
