import helmet from 'koa-helmet'
import type { Middleware } from './state.ts'

/**
 * Headers of a server that serves no documents.
 *
 * No Strict-Transport-Security: endpoint and site often share an origin, and whether that origin and its subdomains
 * are HTTPS only is not ours to decide.
 */
export function securityHeaders(): Middleware {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  })
}
