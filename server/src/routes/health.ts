import { ServerError } from '../errors.ts'
import type { Middleware } from '../middleware/state.ts'
import type { Store } from '../store/store.ts'

/** `GET /health`: 200 where the database answers, else 503. For load balancers; it tells nothing of the data. */
export function healthRoute(store: Pick<Store, 'ping'>): Middleware {
  return async (ctx) => {
    try {
      await store.ping()
    } catch (cause) {
      throw new ServerError('service_unavailable', 'the database does not answer', { cause })
    }
    ctx.set('cache-control', 'no-store')
    ctx.body = { status: 'ok' }
  }
}
