import type { Middleware as KoaMiddleware, ParameterizedContext } from 'koa'
import type { OpenedKey } from '../keys/keyring.ts'

/** What one request carries from middleware to middleware. */
export interface RequestState {
  requestId: string
  /** Set by the middleware that checked the key. */
  environmentId?: string
  /** The secret key that came along, once it was checked. */
  key?: OpenedKey
  /** More fields for the request's log line: ids and outcomes, never a component's value, a key or a query. */
  log: Record<string, string | number | boolean>
  /** The route that answered, as a template: `/v4/events/:eventId`. */
  route?: string
}

export type Middleware = KoaMiddleware<RequestState>
export type Context = ParameterizedContext<RequestState>
