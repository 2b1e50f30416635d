import type { Logger } from 'pino'
import { ServerError } from '../errors.ts'
import { describeFault } from '../fault.ts'
import type { Context, Middleware } from './state.ts'

/** After these the body may still be on its way: the connection is of no more use. */
const CLOSING = new Set(['request_read_timeout', 'payload_too_large'])

/** Turns what is thrown into a typed answer; what was not expected is told as `failed`. Faults of ours are logged. */
export function errors(logger: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next()
    } catch (thrown) {
      const error = toServerError(thrown, ctx.state.requestId)
      // An overload is no fault, and a flood of them must not become a flood of stacks: the access log has its line.
      if (error.status >= 500 && error.retryAfter === undefined) logger.error({ requestId: ctx.state.requestId, ...describeFault(thrown) }, 'request failed')
      answer(ctx, error)
    }
  }
}

function answer(ctx: Context, error: ServerError): void {
  ctx.status = error.status
  ctx.body = error.body
  ctx.set('cache-control', 'no-store')
  if (CLOSING.has(error.code)) ctx.set('connection', 'close')
  const retryAfter = error.retryAfter ?? (error.code === 'service_unavailable' ? 1 : undefined)
  if (retryAfter !== undefined) ctx.set('retry-after', String(retryAfter))
  ctx.state.log['code'] = error.code
}

function toServerError(thrown: unknown, requestId: string): ServerError {
  if (thrown instanceof ServerError) return thrown
  return new ServerError('failed', `something went wrong; the server's log says more under request ${requestId}`)
}
