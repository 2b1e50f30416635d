import type { Gate } from '../limits/gate.ts'
import type { RateLimit } from '../limits/rate-limit.ts'
import { isPrivateAddress, networkPrefix, type ClientAddress } from '../request/client-address.ts'
import type { Middleware } from './state.ts'

/** Refuses what comes in faster than it can go out, before anything of it is read. */
export function bounded(gate: Gate): Middleware {
  return async (_ctx, next) => gate.admit(next)
}

/** A page's network has a share of its own. A private one is everybody behind a proxy that is not trusted: it is not counted. */
export function networkRate(limit: RateLimit, clientAddress: ClientAddress): Middleware {
  return async (ctx, next) => {
    const address = clientAddress(ctx.req)
    if (!isPrivateAddress(address)) await limit.take(networkPrefix(address))
    await next()
  }
}
