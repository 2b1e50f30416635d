import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Components, Event, Explanation, IdentifyResponse } from '@selfsame/contract'
import { freePort, startProcess } from '@selfsame/testing'

const CLI = join(dirname(createRequire(import.meta.url).resolve('@selfsame/server/package.json')), 'dist', 'cli.js')
const KEYS = { SELFSAME_PUBLIC_KEY: 'pk_bench0000000000000000000', SELFSAME_SECRET_KEY: 'sk_bench00000000000000000000000000' }
const START_TIMEOUT = 20_000

/** The server ended before it was told to: nothing that is measured with it means anything. */
export class ServerEnded extends Error {
  override readonly name = 'ServerEnded'
}

/** The built server, run as an operator runs it. */
export interface SelfsameServer extends AsyncDisposable {
  /** Origin and base path. */
  endpoint: string
  publicKey: string
  /** One visit of a made-up browser, over HTTP as any other. */
  identify(components: Components): Promise<IdentifyResponse>
  event(eventId: string): Promise<Event>
  explanation(eventId: string): Promise<Explanation>
  /**
   * `work`, or the server's end where that comes first.
   *
   * @throws {ServerEnded} with its last words
   */
  whileUp<T>(work: Promise<T>): Promise<T>
}

/** @param dataDir holds the SQLite database, made where it is missing */
export async function startSelfsame(dataDir: string): Promise<SelfsameServer> {
  const port = await freePort()
  const env = { ...KEYS, SELFSAME_PORT: String(port), SELFSAME_DATA_DIR: dataDir, SELFSAME_NETWORK_EVIDENCE: 'off', SELFSAME_LOG_LEVEL: 'warn' }
  const process_ = await startProcess(process.execPath, { args: [CLI, 'serve'], env })
  await process_.waitForPort(port, START_TIMEOUT)
  const origin = `http://127.0.0.1:${port}`
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(`${origin}${path}`, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const ended = process_.exited.then(({ code, signal }) => {
    throw new ServerEnded(`the server ended (${code ?? signal}): ${process_.output().trim().split('\n').slice(-5).join('\n')}`)
  })
  ended.catch(() => undefined) // as it should, when it is stopped
  const secret = { headers: { authorization: `Bearer ${KEYS.SELFSAME_SECRET_KEY}` } }
  return {
    endpoint: `${origin}/s`,
    publicKey: KEYS.SELFSAME_PUBLIC_KEY,
    identify: (components) => ask('/s/i', { method: 'POST', body: JSON.stringify(visit(components)) }),
    event: (eventId) => ask(`/v4/events/${eventId}`, secret),
    explanation: (eventId) => ask(`/v4/events/${eventId}/explanation`, secret),
    whileUp: (work) => Promise.race([work, ended]),
    [Symbol.asyncDispose]: async () => void (await process_.stop()),
  }
}

function visit(components: Components) {
  return {
    v: 1,
    key: KEYS.SELFSAME_PUBLIC_KEY,
    nonce: crypto.randomUUID().replaceAll('-', ''),
    clock: Date.now(),
    components,
    sdk: { platform: 'js', version: 'bench' },
  }
}
