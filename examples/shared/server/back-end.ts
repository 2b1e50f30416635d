import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answer } from './answer.ts'
import { pageHeaders } from './page-headers.ts'
import type { Settings } from './settings.ts'
import { signUp } from './sign-up.ts'
import { staticFile } from './static-files.ts'
import { readVisit } from './visit.ts'
import { sendWebResponse, toWebRequest } from './web-request.ts'

/** Only the path of an address is looked at. */
const BASE = 'http://localhost'
const VISIT = /^\/api\/visit\/(\d{13}\.[A-Za-z0-9]{6})$/

/**
 * Serves an example's built page and, with the secret key that the page never sees, answers
 * `GET /api/visit/{event_id}` and `POST /api/sign-up`.
 *
 * @param folder of the built page, without a slash at the end
 */
export function backEnd(settings: Settings, folder: string): Server {
  return createServer((request, response) => void handle(request, response, settings, folder))
}

async function handle(request: IncomingMessage, response: ServerResponse, settings: Settings, folder: string): Promise<void> {
  const path = pathOf(request)
  try {
    const eventId = VISIT.exec(path)?.[1]
    if (request.method === 'POST' && path === '/api/sign-up') {
      await sendWebResponse(response, await signUp(toWebRequest(request), request.socket.remoteAddress, settings))
    } else if (request.method !== 'GET' && request.method !== 'HEAD') sendJson(response, 405, { error: { code: 'method_not_allowed' } })
    else if (eventId) await sendWebResponse(response, await answer(() => readVisit(settings, eventId)))
    else await sendFile(response, path, settings, folder)
  } catch (error) {
    console.error(error)
    sendJson(response, 500, { error: { code: 'failed' } })
  }
}

/** A request's target that no URL can be made of, such as `//`, is its own path: nothing is there. */
function pathOf({ url = '/' }: IncomingMessage): string {
  const pathname = URL.canParse(url, BASE) ? new URL(url, BASE).pathname : url
  return pathname === '/' ? '/index.html' : pathname
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
}

async function sendFile(response: ServerResponse, path: string, settings: Settings, folder: string): Promise<void> {
  const file = await staticFile(folder, path)
  if (!file) return sendJson(response, 404, { error: { code: 'not_found' } })
  // vite puts a digest of the content in the names below /assets/
  const caching = path.startsWith('/assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}
  response.writeHead(200, { ...pageHeaders(settings), ...caching, 'content-type': file.type })
  response.end(file.type.startsWith('text/html') ? fillIn(file.body.toString(), settings) : file.body)
}

/** Tells the page its endpoint and public key, which are known only when the back end runs. */
function fillIn(html: string, { endpoint, publicKey }: Settings): string {
  return html.replaceAll('%SELFSAME_ENDPOINT%', escapeHtml(endpoint)).replaceAll('%SELFSAME_PUBLIC_KEY%', escapeHtml(publicKey))
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
