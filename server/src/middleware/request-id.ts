import { randomAlphanumerics } from '../ids.ts'
import type { Middleware } from './state.ts'

/** Names the request, in its log lines and in the answer's `x-request-id`. */
export function requestId(): Middleware {
  return async (ctx, next) => {
    ctx.state.requestId = randomAlphanumerics(16)
    ctx.state.log = {}
    ctx.set('x-request-id', ctx.state.requestId)
    await next()
  }
}
