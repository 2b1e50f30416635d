import type { Event } from '@selfsame/contract'
import { expect } from 'vitest'
import { main } from '../../main.ts'
import { startReceiver, type Receiver } from '../../tests/receiver.ts'
import { startCliServer, type CliServer } from '../../tests/test-cli.ts'
import type { Answered, Load } from './load.ts'

/** For webhooks that had to wait for a claim to run out, or for a third attempt. */
const WEBHOOKS_TIMEOUT_MS = 120_000
const LOAD_TIMEOUT_MS = 60_000
/** So that the claims of a killed process run out within the test: twice that and 30 s. */
const WEBHOOK_TIMEOUT = '2000'

/** What a faulty world is laid out with: settings of the servers, and a receiver that is told of events. */
export interface Ground extends AsyncDisposable {
  readonly env: Record<string, string>
  readonly receiver: Receiver
  start(): Promise<CliServer>
}

/** @param settings of a database that answers */
export async function layGround(settings: Record<string, string>): Promise<Ground> {
  const receiver = await startReceiver()
  const env = { ...settings, SELFSAME_WEBHOOK_ALLOW: '127.0.0.1', SELFSAME_WEBHOOK_TIMEOUT: WEBHOOK_TIMEOUT, SELFSAME_LOG_LEVEL: 'warn' }
  let said = ''
  const terminal = { env, out: () => undefined, err: (text: string) => void (said += text) }
  const code = await main(['webhooks', 'create', receiver.url], terminal)
  if (code !== 0) throw new Error(said)
  const started: CliServer[] = []
  return {
    env,
    receiver,
    async start() {
      const server = await startCliServer(env)
      started.push(server)
      return server
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(started.map((server) => server.stop()))
      await receiver[Symbol.asyncDispose]()
    },
  }
}

/** Waits until so many more visits have been answered. */
export async function more(load: Load, count: number, timeout = LOAD_TIMEOUT_MS): Promise<void> {
  const wanted = load.answered.length + count
  await expect.poll(() => load.answered.length, { timeout }).toBeGreaterThanOrEqual(wanted)
}

/** Every answered event is there as it was answered, each browser has one visitor, and the receiver has been told of all, each under one id. */
export async function expectNothingLost(server: CliServer, answered: readonly Answered[], receiver: Receiver): Promise<void> {
  const lost: string[] = []
  for (const { eventId, visitorId } of answered) {
    const { status, body } = await server.get<Event>(`/v4/events/${eventId}`)
    if (status !== 200 || body.identification?.visitor_id !== visitorId) lost.push(`${eventId}: ${status}`)
  }
  expect(lost).toEqual([])

  const visitors = Map.groupBy(answered, ({ client }) => client)
  const ids = [...visitors.values()].map((visits) => new Set(visits.map(({ visitorId }) => visitorId)).size)
  expect(ids).toEqual(ids.map(() => 1))

  await expect.poll(() => untold(answered, receiver), { timeout: WEBHOOKS_TIMEOUT_MS, interval: 500 }).toBe(0)
  const sent = Map.groupBy(receiver.received, ({ body }) => (JSON.parse(body) as Event).event_id)
  const deliveries = [...sent.values()].map((all) => new Set(all.map(({ headers }) => headers['webhook-id'])).size)
  expect(deliveries.filter((count) => count !== 1)).toEqual([])
}

function untold(answered: readonly Answered[], receiver: Receiver): number {
  const told = new Set(receiver.received.map(({ body }) => (JSON.parse(body) as Event).event_id))
  return answered.filter(({ eventId }) => !told.has(eventId)).length
}
