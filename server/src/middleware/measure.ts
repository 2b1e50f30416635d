import type { Metrics } from '../metrics/metrics.ts'
import type { Middleware } from './state.ts'

/** Methods that are told apart; a stranger may make up any number of others. */
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS']

/** Counts requests by route and status, once their answer is out. */
export function measure({ requests, requestSeconds }: Metrics): Middleware {
  return async (ctx, next) => {
    const start = performance.now()
    ctx.res.once('close', () => {
      const { route = 'none' } = ctx.state
      const method = METHODS.includes(ctx.method) ? ctx.method : 'other'
      requests.inc({ method, route, status: String(ctx.res.statusCode) })
      requestSeconds.observe({ route }, (performance.now() - start) / 1_000)
    })
    await next()
  }
}
