import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { WIRE_VERSION } from '@selfsame/contract'
import { ENGINES, launch, within } from '@selfsame/testing'
import { PUBLIC_KEY } from './visit.ts'

/**
 * Records one identify body of each real browser into `fixtures/v<wire version>-<engine>.json`, byte by byte as sent, by
 * the agent as it was last built. Run it once for every new wire version, never for an old one: the recordings are
 * what agents in caches still send.
 *
 *     npm run build && node server/src/tests/record-bodies.ts
 */
const AGENT = createRequire(import.meta.url).resolve('@selfsame/core/agent.js')
const PAGE = `<!doctype html><title>Shop</title><script src="/s/agent.js"></script><script>Selfsame.start({ apiKey: '${PUBLIC_KEY}' }).get()</script>`
const TIMEOUT_MS = 60_000

for (const engine of ENGINES) {
  const body = await record(engine)
  const file = fileURLToPath(new URL(`../fixtures/v${WIRE_VERSION}-${engine}.json`, import.meta.url))
  writeFileSync(file, body)
  process.stdout.write(`${file}: ${Buffer.byteLength(body)} bytes\n`)
}
process.exit() // the display that the browsers shared ends with the process

async function record(engine: (typeof ENGINES)[number]): Promise<string> {
  let received: (body: string) => void
  const body = new Promise<string>((resolve) => (received = resolve))
  const server = createServer((request, response) => {
    if (request.method === 'POST') void text(request).then(received).then(() => response.writeHead(503).end())
    else if (request.url === '/s/agent.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(AGENT))
    else response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await launch(engine)
  try {
    await browser.newPage(`http://127.0.0.1:${port}/`)
    return await within(body, TIMEOUT_MS, `the body of ${engine}`)
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}
