import type { IncomingMessage } from 'node:http'
import type { IdentifyRequest } from '@selfsame/contract'
import type { IsFromProxy } from '../request/client-address.ts'
import { isSecure, readToken, setCookie } from './cookie.ts'

/** What one request may do with tokens. */
export type TokenUse =
  /** Nothing: the page does not ask for one, the operator does not give any, or the cookie would be a third party's. */
  | { state: 'none' }
  /** `sent`: the token that came along. */
  | { state: 'wanted'; sent?: string }

/** Reads tokens off requests, and writes the cookies that hold them. */
export interface TokenJar {
  open(request: IncomingMessage, body: IdentifyRequest): TokenUse
  /** `Set-Cookie` that leaves a token in the browser. */
  cookie(request: IncomingMessage, token: string): string
}

export interface TokenJarOptions {
  /** Whether tokens are given at all. */
  token: boolean
  basePath: string
  isFromProxy: IsFromProxy
}

export function tokenJar({ token, basePath, isFromProxy }: TokenJarOptions): TokenJar {
  return {
    open(request, { storage }) {
      // Browsers older than that header (2021, Safari 2023) take no such cookie from another site either.
      if (!token || storage !== 'cookie' || request.headers['sec-fetch-site'] === 'cross-site') return { state: 'none' }
      const sent = readToken(request)
      return { state: 'wanted', ...(sent !== undefined && { sent }) }
    },
    cookie: (request, value) => setCookie(value, { basePath, isSecure: isSecure(request, isFromProxy) }),
  }
}
