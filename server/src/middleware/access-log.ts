import type { Logger } from 'pino'
import type { Middleware } from './state.ts'

/**
 * One line a request, once its answer is out or its client is gone.
 *
 * Neither address nor query, user agent or body: the log holds no fingerprint and no key. A route is logged as its
 * template, since an id in a path is a stranger's text.
 */
export function accessLog(logger: Logger): Middleware {
  return async (ctx, next) => {
    const start = performance.now()
    ctx.res.once('close', () => {
      const { requestId, route = 'none', log } = ctx.state
      const fields = { requestId, method: ctx.method, route, status: ctx.res.statusCode, ms: Math.round((performance.now() - start) * 10) / 10 }
      logger.info({ ...fields, ...(!ctx.res.writableFinished && { aborted: true }), ...log }, 'request')
    })
    await next()
  }
}
