import { Writable } from 'node:stream'
import type { ErrorBody, Event, EventSearchResult, VisitorAnswer } from '@selfsame/contract'
import { tempDir } from '@selfsame/testing'
import type Koa from 'koa'
import { pino } from 'pino'
import { loadConfig } from '../config/index.ts'
import type { RequestState } from '../middleware/state.ts'
import { createServer } from '../server.ts'
import { assertDocumented } from './documented.ts'
import { PUBLIC_KEY, SECRET_KEY } from './visit.ts'

/** An answer, its body parsed where it is JSON. */
export interface Answer<T> {
  status: number
  headers: Headers
  body: T
}

/** A server of this process over a database of its own. */
export interface TestServer extends AsyncDisposable {
  readonly url: string
  readonly app: Koa<RequestState>
  /** Log lines so far, as written. */
  logs(): string
  /** POST {base}/i; an object is sent as JSON, a text or bytes as they are. */
  identify<T = VisitorAnswer>(body: unknown, headers?: Record<string, string>): Promise<Answer<T>>
  /** GET with the secret key, or another one. */
  get<T>(path: string, key?: string): Promise<Answer<T>>
  /** Any other call of the Server API; an object is sent as JSON, as `text/plain`, like the official SDK does. */
  send<T>(method: string, path: string, call?: { body?: unknown; key?: string }): Promise<Answer<T>>
  /** Every stored event, newest first, up to a hundred. */
  events(): Promise<Event[]>
}

/** @param env settings over the tests' own: a free port, a temporary folder, fixed keys */
export async function startTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const folder = tempDir('server')
  const settings = {
    SELFSAME_PORT: '0',
    SELFSAME_DATA_DIR: folder.path,
    SELFSAME_PUBLIC_KEY: PUBLIC_KEY,
    SELFSAME_SECRET_KEY: SECRET_KEY,
    ...env,
  }
  let logs = ''
  const stream = new Writable({ write: (chunk, _, done) => ((logs += chunk), done()) })
  const server = await createServer(loadConfig(settings), pino({ level: 'trace' }, stream))
  const url = await server.listen()
  return {
    url,
    app: server.app,
    logs: () => logs,
    ...client(url),
    async [Symbol.asyncDispose]() {
      await server.close()
      folder.remove()
    },
  }
}

/** Calls of a server at `url`, with the tests' keys and the default base path. */
export function client(url: string): Pick<TestServer, 'identify' | 'get' | 'send' | 'events'> {
  const send = async <T>(method: string, path: string, { body, key = SECRET_KEY }: { body?: unknown; key?: string } = {}) =>
    documented<T>(method, path, await fetch(url + path, { method, headers: key ? { authorization: `Bearer ${key}` } : {}, ...(body !== undefined && { body: toBody(body) }) }))
  const get = <T>(path: string, key = SECRET_KEY) => send<T>('GET', path, { key })
  return {
    get,
    send,
    async identify<T = VisitorAnswer>(body: unknown, headers: Record<string, string> = {}) {
      const type = { 'content-type': 'text/plain;charset=UTF-8', ...headers }
      return read<T>(await fetch(`${url}/s/i`, { method: 'POST', body: toBody(body), headers: type }))
    },
    events: async () => (await get<EventSearchResult>('/v4/events?limit=100')).body.events,
  }
}

/** Code and status of an error answer, to compare in one go. */
export function refusal({ status, body }: Answer<unknown>): [status: number, code: string] {
  return [status, (body as ErrorBody).error.code]
}

function toBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || isBytes(body) ? body : JSON.stringify(body)
}

function isBytes(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array
}

/** Every answer of the Server API is held against its document. */
async function documented<T>(method: string, path: string, response: Response): Promise<Answer<T>> {
  const answer = await read<T>(response)
  assertDocumented(method, path, answer)
  return answer
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T }
}
