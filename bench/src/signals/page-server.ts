import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { PAGE } from './page.ts'

/** What a page reported: an answer, or what failed. */
export type Attempt<T> = T | { failed: string }

export interface PageReport {
  selfsame: Attempt<{ eventId: string }>
  botd: Attempt<{ bot: boolean; botKind?: string }>
}

/** Serves the page, BotD as its makers ship it, and takes what pages report. */
export interface SignalPages extends AsyncDisposable {
  origin: string
  /** Resolves with the report of a run, once. */
  reportOf(run: string): Promise<PageReport>
}

const BOTD = join(dirname(createRequire(import.meta.url).resolve('@fingerprintjs/botd')), 'botd.esm.js')

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
  response.end(body)
}

export async function serveSignalPages(): Promise<SignalPages> {
  const [reports, waiting] = [new Map<string, PageReport>(), new Map<string, (report: PageReport) => void>()]
  const botd = readFileSync(BOTD)
  const take = async (run: string, request: IncomingMessage) => {
    const report = JSON.parse(await bodyOf(request)) as PageReport
    reports.set(run, report)
    waiting.get(run)?.(report)
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname === '/botd.js') return send(response, 'text/javascript', botd)
    if (url.pathname !== '/report') return send(response, 'text/html', PAGE)
    take(url.searchParams.get('run') ?? '', request).then(
      () => send(response, 'text/plain', 'thanks'),
      (error: unknown) => response.writeHead(400).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reportOf: (run) => {
      const known = reports.get(run)
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.set(run, resolve))
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
