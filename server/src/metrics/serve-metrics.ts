import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { describeFault } from '../fault.ts'
import type { Metrics } from './metrics.ts'

/** Answers `GET /metrics`, and nothing else, on a port of its own. @returns its server and address, once it listens */
export async function serveMetrics({ registry }: Metrics, where: { host: string; port: number }, logger: Logger): Promise<{ http: Server; url: string }> {
  const http = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text),
      (error: unknown) => {
        logger.warn(describeFault(error), 'metrics failed')
        response.writeHead(503).end() // most likely the database, which some numbers come from
      },
    )
  })
  await new Promise<void>((resolve, reject) => void http.once('error', reject).listen(where.port, where.host, resolve))
  const { port } = http.address() as AddressInfo
  return { http, url: `http://${where.host.includes(':') ? `[${where.host}]` : where.host}:${port}/metrics` }
}
