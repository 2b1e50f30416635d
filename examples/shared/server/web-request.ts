import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** A Node request in the Web's words, which the handlers share with Next, Nuxt and SvelteKit. */
export function toWebRequest(request: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const body = Readable.toWeb(request) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>
  return new Request(`http://localhost${request.url}`, { method: request.method ?? 'GET', headers, body, duplex: 'half' } as RequestInit)
}

export async function sendWebResponse(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
}
