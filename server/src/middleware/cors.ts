import type { Context, Middleware } from './state.ts'

/** How long a browser may remember the answer to a preflight, in s; Chromium's upper bound. */
const PREFLIGHT_AGE = 7_200

/** What a browser sends as a page's origin; `null`, an opaque one, has no cookies. */
const ORIGIN = /^[a-z][\w+.-]*:\/\/[\w.:[\]-]{1,255}$/i

/**
 * Lets pages of every origin read the answer; no cookies go along, so nothing is told to a page that it could not
 * ask for itself.
 */
export function openToPages(): Middleware {
  return async (ctx, next) => {
    ctx.set('access-control-allow-origin', '*')
    ctx.set('cross-origin-resource-policy', 'cross-origin')
    await next()
  }
}

/**
 * Lets the page read the answer to a request that may carry a cookie: a browser then wants its very origin named.
 *
 * Any origin: the one cookie there is goes along from pages of the same site only (`SameSite=Strict`), so that another
 * site's page learns no more than without.
 */
export function allowCookies(ctx: Context): void {
  const origin = ctx.get('origin')
  ctx.vary('origin')
  if (!ORIGIN.test(origin)) return
  ctx.set('access-control-allow-origin', origin)
  ctx.set('access-control-allow-credentials', 'true')
}

/** `allowCookies` for every request of a route, preflights too, which do not say whether cookies will follow. */
export function openToOwnPages(): Middleware {
  return async (ctx, next) => {
    allowCookies(ctx)
    await next()
  }
}

/** Answers a preflight; the agent's own requests need none. */
export function preflight(methods: string): Middleware {
  return async (ctx) => {
    ctx.set('access-control-allow-methods', methods)
    ctx.set('access-control-allow-headers', 'content-type')
    ctx.set('access-control-max-age', String(PREFLIGHT_AGE))
    ctx.status = 204
  }
}
