import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One delivery as it came in. */
export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** What a receiver answers. */
export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
}

/** A receiver of webhooks on the loopback. */
export interface Receiver extends AsyncDisposable {
  readonly url: string
  /** All deliveries so far, refused ones too. */
  readonly received: readonly Received[]
  /** Connections that were opened to it. */
  readonly connections: number
}

/** @param reply by what came in; never fulfilled: it keeps silent; default: 200 */
export async function startReceiver(reply: (received: Received, count: number) => Reply | Promise<Reply> = () => ({ status: 200 }), port = 0): Promise<Receiver> {
  const received: Received[] = []
  let connections = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() }
      received.push(one)
      void Promise.resolve(reply(one, received.length)).then(({ status, headers = {}, body = '' }) => response.writeHead(status, headers).end(body))
    })
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    get connections() {
      return connections
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
