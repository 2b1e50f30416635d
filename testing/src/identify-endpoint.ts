/// <reference types="node" />
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface IdentifyEndpoint extends AsyncDisposable {
  /** Origin and base path, for the agent's `endpoint`. */
  url: string
  /** Bodies of the requests so far. */
  requests: Record<string, unknown>[]
  /** The event id in the answer to this request, counted from 1. */
  eventIdOf(count: number): string
  /** From now on every request is refused; without a code it is answered again. */
  fail(code?: string): void
  /** From now on no request is answered, until the function it gives back is called. */
  hold(): () => void
  /** How many requests the page ended before they were answered. */
  ended(): number
  close(): Promise<void>
}

/** A local HTTP server that answers every identify request with the same visitor and an event id of its own. */
export async function identifyEndpoint(): Promise<IdentifyEndpoint> {
  const requests: IdentifyEndpoint['requests'] = []
  let failure: string | undefined
  let held = Promise.resolve()
  let ended = 0
  const server = createServer((request, response) => {
    response.once('close', () => void (response.writableFinished || ended++))
    void readBody(request).then(async (body) => {
      const count = request.method === 'POST' ? requests.push(JSON.parse(body)) : requests.length
      await held
      send(response, failure ? { error: { code: failure, message: 'Refused by the test' } } : answer(count), failure)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections()))
  return {
    url: `http://127.0.0.1:${port}/s`,
    requests,
    eventIdOf,
    fail: (code) => (failure = code),
    hold() {
      let release = (): void => undefined
      held = new Promise((resolve) => (release = resolve))
      return release
    },
    ended: () => ended,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function eventIdOf(count: number): string {
  return `1700000000000.${String(count).padStart(6, '0')}`
}

/** @param count of requests, this one included */
function answer(count: number): object {
  const [firstSeenAt, lastSeenAt] = [1_700_000_000_000, 1_700_000_000_000]
  return { eventId: eventIdOf(count), visitorId: 'AAAAAAAAAAAAAAAAAAAA', visitorFound: count > 1, confidence: { score: 0.97 }, firstSeenAt, lastSeenAt }
}

function send(response: ServerResponse, body: object, failure: string | undefined): void {
  const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' }
  response.writeHead(failure ? 400 : 200, headers).end(JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
