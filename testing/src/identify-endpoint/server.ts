import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer, allow, behaviours, type Arrival } from './behaviours.ts'
import { agentScript, page, PAGE_SCRIPT } from './pages.ts'

export interface IdentifyEndpoint {
  /** `http://127.0.0.1:<port>` */
  url: string
  close(): Promise<void>
}

/**
 * A small HTTP server that stands in for Selfsame's where a test needs one that fails, hangs or counts.
 *
 * - `{url}/<behaviour>/<run>` is an endpoint (behaviours.ts); `run` keeps tests apart.
 * - `GET {url}/log/<run>` tells what arrived there, as `Arrival[]`.
 * - `GET {url}/page?csp=...` is a page that runs the built agent (pages.ts).
 */
export async function startIdentifyEndpoint(): Promise<IdentifyEndpoint> {
  const logs = new Map<string, Arrival[]>()
  const server = createServer((request, response) => {
    handle(request, response, logs).catch((error) => response.destroy(error)) // the client went away in mid-request
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function handle(request: IncomingMessage, response: ServerResponse, logs: Map<string, Arrival[]>): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const [, first = '', run = ''] = url.pathname.split('/')
  if (first === 'page') return page(response, url.searchParams)
  if (url.pathname === '/page.js') return script(response, PAGE_SCRIPT)
  if (url.pathname.endsWith('/agent.js')) return script(response, await agentScript())
  if (first === 'log') return answer({ request, response }, 200, logs.get(run) ?? [])

  const arrival = { method: request.method ?? '', path: url.pathname, headers: request.headers, body: await textOf(request) }
  const log = [...(logs.get(run) ?? []), arrival]
  logs.set(run, log)
  if (request.method === 'OPTIONS' || request.method === 'DELETE') {
    allow({ request, response })
    response.writeHead(204).end()
    return
  }
  const [name = '', ...details] = first.split('-')
  const behaviour = behaviours[name]
  if (!behaviour) return answer({ request, response }, 404, { error: { code: 'failed', message: 'no such behaviour' } })
  behaviour({ request, response, arrival, details, count: log.filter(({ path }) => path === url.pathname).length })
}

function script(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/javascript' }).end(text)
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
