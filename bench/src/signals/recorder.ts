import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RecordedVisit } from './drive.ts'

/** Stands before a server, notes the first visit that passes, and hands everything on. */
export interface Recorder extends AsyncDisposable {
  /** Origin and base path, in place of the server's. */
  endpoint: string
  recorded(): RecordedVisit | undefined
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const pairs = ({ rawHeaders }: IncomingMessage): [string, string][] =>
  rawHeaders.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []))

/** @param server endpoint of the real one */
export async function startRecorder(server: string): Promise<Recorder> {
  let recorded: RecordedVisit | undefined
  const { origin, pathname } = new URL(server)
  const http = createServer((request, response) => {
    const pass = async () => {
      const body = await bodyOf(request)
      const headers = pairs(request)
      if (request.method === 'POST') recorded ??= { url: `${server}/i`, payload: JSON.parse(body.toString()) as Record<string, unknown>, headers }
      const kept = headers.filter(([name]) => !/^(?:host|connection|content-length|accept-encoding)$/i.test(name))
      const answer = await fetch(`${origin}${request.url}`, { method: request.method ?? 'GET', headers: kept, ...(body.length > 0 && { body: new Uint8Array(body) }) })
      response.writeHead(answer.status, [...answer.headers].filter(([name]) => !/^(?:content-encoding|transfer-encoding|content-length)$/.test(name)).flat())
      response.end(Buffer.from(await answer.arrayBuffer()))
    }
    pass().catch((error: unknown) => response.writeHead(502).end(String(error)))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(http.address() as AddressInfo).port}${pathname}`,
    recorded: () => recorded,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise<void>((resolve) => http.close(() => resolve()))
    },
  }
}
