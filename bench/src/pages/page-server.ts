import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Serves the benches' pages on 127.0.0.1; every answer is fresh. */
export interface PageServer extends AsyncDisposable {
  origin: string
}

export type Pages = Readonly<Record<string, { type: string; body: () => string | Buffer }>>

/** A page of HTML. */
export const html = (body: string) => ({ type: 'text/html; charset=utf-8', body: () => body })
/** A script file, read once. */
export function script(file: string) {
  const body = readFileSync(file)
  return { type: 'text/javascript; charset=utf-8', body: () => body }
}

function answer(response: ServerResponse, page: Pages[string] | undefined): void {
  response.writeHead(page ? 200 : 404, {
    'content-type': page?.type ?? 'text/plain',
    'cache-control': 'no-store',
    // nothing measured here may reach for another host
    'content-security-policy': "default-src 'self' http://127.0.0.1:* 'unsafe-inline' data: blob:",
  })
  response.end(page ? page.body() : 'no such page')
}

/** @param pages by path, for instance `/index.html` */
export async function servePages(pages: Pages): Promise<PageServer> {
  const server = createServer((request, response) => answer(response, pages[(request.url ?? '').split('?')[0] ?? '']))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
