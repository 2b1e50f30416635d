import { ServerError } from '../errors.ts'
import type { Middleware } from './state.ts'

/**
 * Refuses a request without a host (RFC 9112, 3.2), and one whose target is no address, for instance `GET http://[/`: Koa
 * would throw wherever it is read.
 */
export function readableAddress(): Middleware {
  return async (ctx, next) => {
    if (ctx.req.httpVersion === '1.1' && ctx.req.headers.host === undefined) {
      throw new ServerError('request_cannot_be_parsed', 'the Host header is missing')
    }
    try {
      void ctx.path
    } catch (cause) {
      throw new ServerError('request_cannot_be_parsed', 'invalid address', { cause })
    }
    await next()
  }
}
