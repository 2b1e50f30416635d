import type { Middleware } from '../middleware/state.ts'

/** `DELETE {base}/t`: clears what the server left in the browser. It leaves nothing, so there is nothing to clear. */
export function tokenRoute(): Middleware {
  return async (ctx) => {
    ctx.status = 204
  }
}
