import { STATUS_CODES, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { ServerError } from './errors.ts'

/** What Node's HTTP parser refuses, by its error code: https://nodejs.org/api/http.html#event-clienterror */
const REFUSALS: Readonly<Record<string, { status: number; error: ServerError }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, error: new ServerError('request_cannot_be_parsed', 'the headers are too large') },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, error: new ServerError('payload_too_large', 'the chunk extensions are too large') },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, error: new ServerError('request_read_timeout', 'the request took too long to arrive') },
}
const OTHER = { status: 400, error: new ServerError('request_cannot_be_parsed', 'this is no HTTP request') }

/**
 * Answers what never gets as far as the application as the application would: by a typed error, in JSON. The connection
 * ends then.
 */
export function answerClientErrors(http: Server): void {
  /** Of a connection the latest. */
  const responses = new WeakMap<Duplex, ServerResponse>()
  http.on('request', (request, response) => responses.set(request.socket, response))
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || !isItsTurn(socket, responses.get(socket))) socket.destroy()
    else socket.end(textOf(REFUSALS[error.code ?? ''] ?? OTHER), () => socket.destroy())
  })
}

/** Whether what is written now is taken for the answer to what is wrong: not while another request waits for its own. */
function isItsTurn(socket: Duplex, latest: ServerResponse | undefined): boolean {
  if (!latest) return true
  const { complete } = latest.req
  if (latest.writableFinished) return complete // else: the rest of a request that has its answer
  return !complete && latest.socket === socket && !latest.headersSent
}

function textOf({ status, error }: { status: number; error: ServerError }): string {
  const body = JSON.stringify(error.body)
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    '',
    body,
  ].join('\r\n')
}
