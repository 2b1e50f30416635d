import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { ENGINES, freePort, launch, startProcess, tempDir, type BrowserPage, type RunningProcess } from '@selfsame/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const KEYS = { SELFSAME_PUBLIC_KEY: 'pk_endToEnd0000000000000000', SELFSAME_SECRET_KEY: 'sk_endToEnd000000000000000000000000' }
const START_TIMEOUT_MS = 60_000

/** What a visit came to: the visitor, and how its token fared. */
interface Visit {
  visitorId: string
  token: string | undefined
}

let data: ReturnType<typeof tempDir>
let program: RunningProcess
let pages: Server
let pagePort: number
let endpoint: string

beforeAll(async () => {
  data = tempDir('e2e-token')
  const port = await freePort()
  // `localhost` for all: one site whatever the port, and another one than 127.0.0.1.
  endpoint = `http://localhost:${port}/s`
  const env = { ...KEYS, SELFSAME_PORT: String(port), SELFSAME_DATA_DIR: data.path, SELFSAME_LOG_LEVEL: 'warn', SELFSAME_TOKEN: 'on' }
  program = await startProcess(process.execPath, { args: ['server/dist/cli.js', 'serve'], cwd: root, env })
  await program.waitForPort(port, START_TIMEOUT_MS)
  pagePort = await freePort()
  pages = createServer((_request, response) => {
    const page = `<!doctype html><title>Shop</title><script src="${endpoint}/agent.js"></script>`
    response.writeHead(200, { 'content-type': 'text/html' }).end(page)
  })
  await new Promise<void>((resolve) => void pages.listen(pagePort, '127.0.0.1', resolve))
})
afterAll(async () => {
  pages?.close()
  await program?.stop()
  data?.remove()
})

const ask = (storage: string) => `Selfsame.start({ apiKey: '${KEYS.SELFSAME_PUBLIC_KEY}', storage: '${storage}' }).get().then(({ eventId }) => eventId)`

async function visit(page: BrowserPage, storage = 'cookie'): Promise<Visit> {
  const eventId = await page.evaluate<string>(ask(storage))
  const read = async (path: string) => {
    const headers = { authorization: `Bearer ${KEYS.SELFSAME_SECRET_KEY}` }
    return (await fetch(`${new URL(endpoint).origin}/v4/events/${eventId}${path}`, { headers })).json()
  }
  const [event, { linkage }] = await Promise.all([read(''), read('/explanation')])
  return { visitorId: event.identification.visitor_id, token: linkage.techniques.token?.state }
}

describe.each(ENGINES)('%s', (engine) => {
  it('keeps the token of its own site, out of reach of scripts, until consent is revoked', async () => {
    await using browser = await launch(engine)
    const page = await browser.newPage(`http://localhost:${pagePort}/`)
    const first = await visit(page)
    expect(first.token).toBe('absent')
    expect(await visit(page)).toEqual({ visitorId: first.visitorId, token: 'matched' })
    expect((await visit(page, 'none')).token).toBeUndefined()
    expect(await page.evaluate('document.cookie')).toBe('')
    await page.evaluate(`void Selfsame.start({ apiKey: 'x', storage: 'cookie' }).revokeConsent()`)
    await expect.poll(async () => (await visit(page)).token, { timeout: 10_000 }).toBe('absent')
  })

  it('is given none by a page of another site, and identified all the same', async () => {
    await using browser = await launch(engine)
    const page = await browser.newPage(`http://127.0.0.1:${pagePort}/`)
    await visit(page)
    expect((await visit(page)).token).not.toBe('matched')
  })
})
