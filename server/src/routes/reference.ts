import { createHash } from 'node:crypto'
import type { Middleware } from '../middleware/state.ts'
import { openApiDocument } from '../openapi/document.ts'
import { referencePage, STYLE } from '../openapi/reference-page.ts'

/** `GET /v4/openapi.json`: open to all, since it says nothing of this server. */
export function openApiRoute(): Middleware {
  const body = once(() => JSON.stringify(openApiDocument()))
  return async (ctx) => {
    ctx.set('cache-control', 'public, max-age=300')
    ctx.type = 'application/json'
    ctx.body = body()
  }
}

/** `GET /v4/reference`: the same to be read by people; one style that the policy names, no script, nothing from elsewhere (`data:`: an empty icon). */
export function referenceRoute(): Middleware {
  const body = once(() => referencePage(openApiDocument()))
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`
  return async (ctx) => {
    ctx.set('content-security-policy', policy)
    ctx.set('cache-control', 'public, max-age=300')
    ctx.type = 'html'
    ctx.body = body()
  }
}

/** Made when it is first asked for: most servers never are. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
