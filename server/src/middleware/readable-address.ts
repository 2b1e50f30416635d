import { ServerError } from '../errors.ts'
import type { Middleware } from './state.ts'

/** Refuses a request target that is no address, for instance `GET http://[/`: Koa would throw wherever it is read. */
export function readableAddress(): Middleware {
  return async (ctx, next) => {
    try {
      void ctx.path
    } catch (cause) {
      throw new ServerError('request_cannot_be_parsed', 'invalid address', { cause })
    }
    await next()
  }
}
