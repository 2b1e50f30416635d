import { ServerError } from '../errors.ts'
import type { Middleware } from '../middleware/state.ts'
import type { Store } from '../store/store.ts'

export interface ReadyDeps {
  store: Pick<Store, 'pendingMigrations'>
  /** Whether the process is about to end. */
  isDraining?: () => boolean
}

/** `GET /ready`: 200 where visits can be taken: the database answers and is migrated, the process is not about to end; else 503. */
export function readyRoute({ store, isDraining }: ReadyDeps): Middleware {
  return async (ctx) => {
    if (isDraining?.()) throw new ServerError('service_unavailable', 'the server is stopping', { retryAfter: 1 })
    if ((await pending(store)).length > 0) throw new ServerError('service_unavailable', 'the database is not migrated to this version')
    ctx.set('cache-control', 'no-store')
    ctx.body = { status: 'ready' }
  }
}

async function pending(store: ReadyDeps['store']): Promise<string[]> {
  try {
    return await store.pendingMigrations()
  } catch (cause) {
    throw new ServerError('service_unavailable', 'the database does not answer', { cause })
  }
}
