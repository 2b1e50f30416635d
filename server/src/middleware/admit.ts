import { ServerError } from '../errors.ts'
import { filterOf, type Refusal } from '../environments/filter.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Limits } from '../limits/index.ts'
import type { ClientAddress } from '../request/client-address.ts'
import type { StoredEnvironment } from '../store/environment-store.ts'
import { openPublicKey } from './keys.ts'
import type { Context } from './state.ts'

export interface AdmitDeps {
  keyring: Keyring
  clientAddress: ClientAddress
  limits: Pick<Limits, 'publicKey' | 'gate'>
}

/**
 * Lets a page's request into the environment that its key opens.
 *
 * @param key public, from the body
 * @throws {ServerError} `public_api_key_not_found`; `too_many_requests`; `origin_not_allowed`, `request_blocked`: the operator's rules
 */
export async function admit({ keyring, clientAddress, limits }: AdmitDeps, ctx: Context, key: string): Promise<StoredEnvironment> {
  const { id, environment } = await openPublicKey(keyring, key)
  const { headersDistinct } = ctx.req
  const refusal = filterOf(environment.settings)({ ipAddress: clientAddress(ctx.req), headersDistinct })
  if (refusal) {
    ctx.state.log['refusedBy'] = refusal
    throw refused(refusal)
  }
  await limits.publicKey.take(id)
  return environment
}

/** A page's developer must learn of a forgotten origin; whoever is kept out otherwise need not learn by what. */
function refused(by: Refusal): ServerError {
  return by === 'origin'
    ? new ServerError('origin_not_allowed', 'pages of this origin may not identify; the operator lists those that may: selfsame environments set --help')
    : new ServerError('request_blocked', 'the operator does not take this request')
}
