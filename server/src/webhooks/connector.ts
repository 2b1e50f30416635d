import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { Verdict } from './addresses.ts'

/** For a connection to open, TLS included, in ms. */
const CONNECT_TIMEOUT_MS = 5_000

/** Finds the addresses of a host. */
export type Lookup = (hostname: string, options: { all: true }, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void

/** Nothing is sent there. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused'
  readonly code = 'target_refused'

  constructor(address: string) {
    super(`${address} is no address that webhooks may be sent to; SELFSAME_WEBHOOK_ALLOW names those that may although they are private`)
  }
}

export interface ConnectorOptions {
  judge: (address: string) => Verdict
  lookup?: Lookup
}

/**
 * Opens connections to addresses that may be sent to, and to no others. The address that is judged is the one that the
 * socket is opened to: there is no second look-up in between, whose answer might be another.
 */
export function guardedConnector({ judge, lookup = systemLookup as Lookup }: ConnectorOptions): buildConnector.connector {
  const secure = buildConnector({ timeout: CONNECT_TIMEOUT_MS, ...lookingUp(lookup, (address) => judge(address) !== 'refused') })
  // Without TLS only where the operator says so: a delivery holds personal data.
  const plain = buildConnector({ timeout: CONNECT_TIMEOUT_MS, ...lookingUp(lookup, (address) => judge(address) === 'allowed') })
  return (options, callback) => {
    const { hostname, protocol } = options
    const literal = hostname.replace(/^\[(.*)\]$/, '$1')
    const verdict = isIP(literal) === 0 ? 'by look-up' : judge(literal)
    if (verdict === 'refused' || (verdict === 'public' && protocol !== 'https:')) callback(new TargetRefused(literal), null)
    else (protocol === 'https:' ? secure : plain)(options, callback)
  }
}

/** undici hands it on to `net.connect`, though its types do not say so. */
function lookingUp(lookup: Lookup, mayBe: (address: string) => boolean): { lookup: LookupFunction } {
  return {
    lookup(hostname, options, done) {
      lookup(hostname, { all: true }, (error, addresses) => {
        if (error) return done(error, '')
        const [first, ...others] = addresses.filter(({ address }) => mayBe(address))
        if (!first) return done(new TargetRefused(hostname), '')
        if (options.all) done(null, [first, ...others])
        else done(null, first.address, first.family)
      })
    },
  }
}
