import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

export interface RawAnswer {
  status: number
  /** Lines between the status line and the body. */
  headers: string[]
  body: string
}

/**
 * Sends lines as they are, which no HTTP client would.
 *
 * @param lines request line and headers, each ended by CRLF here; one byte a character
 */
export async function rawRequest(url: string, lines: readonly string[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write([...lines, 'connection: close', '', ''].join('\r\n'), 'latin1')
  const [head = '', ...body] = (await text(socket)).split('\r\n\r\n')
  const [statusLine = '', ...headers] = head.split('\r\n')
  return { status: Number(statusLine.split(' ')[1]), headers, body: body.join('\r\n\r\n') }
}
