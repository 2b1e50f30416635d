import { setTimeout as delay } from 'node:timers/promises'
import type { Components, IdentifyResponse } from '@selfsame/contract'
import { laptopComponents, visit } from '../../tests/visit.ts'

/** Between two tries of one client, in ms. */
const PAUSE_MS = 50
const ANSWER_TIMEOUT_MS = 20_000

/** One browser's visit that was answered. */
export interface Answered {
  client: number
  eventId: string
  visitorId: string
}

/** Visits of several browsers, one after the other each, until it is stopped. */
export interface Load {
  readonly answered: readonly Answered[]
  /** Statuses other than 200 that were met; 0: no answer. */
  readonly refusals: ReadonlySet<number>
  /** What was answered in the whole. */
  stop(): Promise<readonly Answered[]>
}

/**
 * Does as agents do: what was not answered is sent again, the very same, to the next server.
 *
 * @param servers addresses, which may change while it runs
 */
export function startLoad(servers: () => readonly string[], clients = 6): Load {
  const answered: Answered[] = []
  const refusals = new Set<number>()
  let stopped = false

  async function visitOnce(client: number): Promise<void> {
    const body = JSON.stringify(visit({ components: machine(client), clock: Date.now() }))
    for (let attempt = 0; !stopped; attempt++) {
      const addresses = servers()
      const answer = await post(addresses[(client + attempt) % addresses.length] ?? '', body)
      if (answer.body) return void answered.push({ client, eventId: answer.body.eventId, visitorId: answer.body.visitorId ?? '' })
      refusals.add(answer.status)
      await delay(PAUSE_MS)
    }
  }

  const running = Array.from({ length: clients }, async (_, client) => {
    while (!stopped) await visitOnce(client)
  })
  return {
    answered,
    refusals,
    async stop() {
      stopped = true
      await Promise.all(running)
      return answered
    },
  }
}

/** `body`: only of a 200. */
interface PostAnswer {
  status: number
  body?: IdentifyResponse
}

async function post(address: string, body: string): Promise<PostAnswer> {
  try {
    const options = { method: 'POST', body, headers: { 'content-type': 'text/plain' }, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) }
    const response = await fetch(`${address}/s/i`, options)
    if (response.status === 200) return { status: 200, body: (await response.json()) as IdentifyResponse }
    await response.arrayBuffer()
    return { status: response.status }
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) return { status: 0 } // fetch: no answer
    throw error
  }
}

/** Another machine for every number. */
function machine(number: number): Components {
  return {
    ...laptopComponents,
    timeZone: { state: 'ok', value: `Test/Zone-${number}` },
    canvasText: { state: 'ok', value: `cc${number}` },
    canvasGeometry: { state: 'ok', value: `dd${number}` },
    webglParameters: { state: 'ok', value: `ee${number}` },
    screenResolution: { state: 'ok', value: [1_000 + 97 * number, 700 + 53 * number] },
    hardwareConcurrency: { state: 'ok', value: 2 + 2 * number },
    fonts: { state: 'ok', value: [`Font ${number}`] },
  }
}
