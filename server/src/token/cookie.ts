import type { IncomingMessage } from 'node:http'
import type { IsFromProxy } from '../request/client-address.ts'

/** A letter, since it is in every request to the base path, and names nothing that a blocklist knows. */
const NAME = 't'

/** 128 bits in base64url. */
const TOKEN = /^[\w-]{22}$/

/** In seconds: 400 days, the most that browsers keep a cookie. */
const MAX_AGE = 400 * 86_400

/** The token that a request carries; none where several do, since a site beside ours may have planted one. */
export function readToken(request: IncomingMessage): string | undefined {
  const [token, ...more] = sentTokens(request)
  return more.length === 0 && token !== undefined && TOKEN.test(token) ? token : undefined
}

/** Every value under the token's name, whatever it is. */
export function sentTokens({ headers }: IncomingMessage): string[] {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.filter((pair) => pair.startsWith(`${NAME}=`)).map((pair) => pair.slice(NAME.length + 1))
}

export interface CookieScope {
  /** `/s`, or empty for the root. */
  basePath: string
  /** Sent over HTTPS only. */
  isSecure: boolean
}

/**
 * `Set-Cookie` for a token: out of reach of scripts, for this host and path alone, and never sent along from another
 * site's page, where it would be a third-party cookie.
 */
export function setCookie(token: string, scope: CookieScope): string {
  return `${NAME}=${token}; Max-Age=${MAX_AGE}; ${attributes(scope)}`
}

/** `Set-Cookie` that takes the token away. */
export function clearCookie(scope: CookieScope): string {
  return `${NAME}=; Max-Age=0; ${attributes(scope)}`
}

function attributes({ basePath, isSecure }: CookieScope): string {
  return `Path=${basePath || '/'}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
}

/**
 * Whether the browser speaks HTTPS: a trusted proxy says so, or the page came by it, which then reaches no other server
 * than one with HTTPS. (Whoever makes that header up keeps a cookie from themselves.)
 */
export function isSecure(request: IncomingMessage, isFromProxy: IsFromProxy): boolean {
  const [forwarded = ''] = String(request.headers['x-forwarded-proto'] ?? '').split(',')
  return (isFromProxy(request) && forwarded.trim().toLowerCase() === 'https') || /^https:/i.test(request.headers.origin ?? '')
}
