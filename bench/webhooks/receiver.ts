import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a slow receiver takes for each answer, in ms. */
const SLOW_MS = 2_000

/** Receivers on one port: `/fast` answers at once, `/slow` after two seconds. */
export interface Receivers extends AsyncDisposable {
  readonly url: (name: 'fast' | 'slow') => string
  /** When each of the fast one's deliveries came, by the monotonic clock in ms; twice sent ones twice. */
  readonly fast: readonly number[]
  readonly slow: readonly number[]
  /** `webhook-id`s of the fast one. */
  readonly ids: ReadonlySet<string>
}

/** @param secrets by which every tenth delivery is checked, whichever it belongs to */
export async function startReceivers(secrets: readonly string[]): Promise<Receivers> {
  const arrivals = { fast: [] as number[], slow: [] as number[] }
  const ids = new Set<string>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => void chunks.push(chunk))
    request.on('end', () => {
      const name = request.url === '/slow' ? 'slow' : 'fast'
      const times = arrivals[name]
      times.push(performance.now())
      if (name === 'fast') ids.add(String(request.headers['webhook-id']))
      const status = times.length % 10 > 0 || isSigned(String(request.headers['fpjs-event-signature']), Buffer.concat(chunks), secrets) ? 200 : 400
      if (name === 'fast') response.writeHead(status).end()
      else setTimeout(() => response.writeHead(status).end(), SLOW_MS)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    ...arrivals,
    ids,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function isSigned(header: string, body: Buffer, secrets: readonly string[]): boolean {
  return secrets.some((secret) => {
    const expected = Buffer.from(`v1=${createHmac('sha256', secret).update(body).digest('hex')}`)
    const given = Buffer.from(header)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
