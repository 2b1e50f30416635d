import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request as it arrived; `body` is the raw text. */
export interface Arrival {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  arrival: Arrival
  /** How many requests this run has made of this endpoint, this one included. */
  count: number
  /** What follows the behaviour's name in the address: `error-403-x` has `['403', 'x']`. */
  details: string[]
}

type Behaviour = (exchange: Exchange) => void

const SLOW_MS = 400

/** What an endpoint does with an identify request, by the first part of its address. */
export const behaviours: Record<string, Behaviour> = {
  ok: (exchange) => answer(exchange, 200, visit(exchange)),
  slow: (exchange) => void setTimeout(() => answer(exchange, 200, visit(exchange)), SLOW_MS),
  /** Breaks the connection the first time. */
  flaky: (exchange) => (exchange.count === 1 ? breakOff(exchange) : answer(exchange, 200, visit(exchange))),
  down: breakOff,
  hang: () => undefined,
  /** Breaks the connection in the middle of the answer. */
  half({ response, request }) {
    allow({ request, response })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 })
    response.write('{"eventId":', () => response.socket?.destroy())
  },
  html({ request, response }) {
    allow({ request, response })
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>shop</title>')
  },
  /** JSON of another shape. */
  shape: (exchange) => answer(exchange, 200, { eventId: 7 }),
  /** `error-429-too_many_requests` */
  error: (exchange) => {
    const [status, code] = exchange.details
    answer(exchange, Number(status), { error: { code, message: `the server says ${code}` } })
  },
  /** Answers, but allows no other origin to read it. */
  closed({ response }) {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  },
}

/** A new event every time; the visitor stays. */
function visit({ count }: Exchange) {
  const now = Date.now()
  return {
    eventId: `${now}.${String(count).padStart(6, '0')}`,
    visitorId: 'abcdefghij0123456789',
    visitorFound: count > 1,
    confidence: { score: 0.99 },
    firstSeenAt: now - 1000,
    lastSeenAt: now,
  }
}

export function answer({ request, response }: Pick<Exchange, 'request' | 'response'>, status: number, body: unknown): void {
  allow({ request, response })
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Every origin may read, as the real server allows: any without credentials, a named one with them. */
export function allow({ request, response }: Pick<Exchange, 'request' | 'response'>): void {
  const { origin = '*' } = request.headers
  response.setHeader('access-control-allow-origin', origin === 'null' ? '*' : origin)
  if (origin !== 'null') response.setHeader('access-control-allow-credentials', 'true')
  response.setHeader('access-control-allow-methods', 'GET, POST, DELETE')
}

function breakOff({ request }: Exchange): void {
  request.socket.destroy()
}
