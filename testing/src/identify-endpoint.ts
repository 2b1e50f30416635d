/// <reference types="node" />
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface IdentifyEndpoint {
  /** Origin and base path, for the agent's `endpoint`. */
  url: string
  /** Bodies of the requests so far. */
  requests: Record<string, unknown>[]
  /** From now on every request is refused; without a code it is answered again. */
  fail(code?: string): void
  close(): Promise<void>
}

/** A local HTTP server that answers every identify request with the same visitor and an event id of its own. */
export async function identifyEndpoint(): Promise<IdentifyEndpoint> {
  const requests: IdentifyEndpoint['requests'] = []
  let failure: string | undefined
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      if (request.method === 'POST') requests.push(JSON.parse(body))
      send(response, failure ? { error: { code: failure, message: 'Refused by the test' } } : answer(requests.length), failure)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/s`,
    requests,
    fail: (code) => (failure = code),
    close: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  }
}

/** @param count of requests, this one included */
function answer(count: number): object {
  const eventId = `1700000000000.${String(count).padStart(6, '0')}`
  const [firstSeenAt, lastSeenAt] = [1_700_000_000_000, 1_700_000_000_000]
  return { eventId, visitorId: 'AAAAAAAAAAAAAAAAAAAA', visitorFound: count > 1, confidence: { score: 0.97 }, firstSeenAt, lastSeenAt }
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
