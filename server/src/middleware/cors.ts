import type { Middleware } from './state.ts'

/** How long a browser may remember the answer to a preflight, in s; Chromium's upper bound. */
const PREFLIGHT_AGE = 7_200

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

/** Answers a preflight; the agent's own requests need none. */
export function preflight(methods: string): Middleware {
  return async (ctx) => {
    ctx.set('access-control-allow-methods', methods)
    ctx.set('access-control-allow-headers', 'content-type')
    ctx.set('access-control-max-age', String(PREFLIGHT_AGE))
    ctx.status = 204
  }
}
