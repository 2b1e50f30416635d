import type { Middleware } from '../middleware/state.ts'

/** `GET /health`: 200 while the process lives. It asks nothing of the database: to start the process anew would not mend that. */
export function healthRoute(): Middleware {
  return async (ctx) => {
    ctx.set('cache-control', 'no-store')
    ctx.body = { status: 'ok' }
  }
}
