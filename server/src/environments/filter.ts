import type { IncomingMessage } from 'node:http'
import { isAmong } from '../request/client-address.ts'
import { readHeaderRule } from './header-rule.ts'
import { fitsOrigin } from './origin-rule.ts'
import type { EnvironmentSettings } from './settings.ts'

/** What a filter looks at. */
export interface Sender {
  /** As `clientAddress` gives it. */
  ipAddress: string
  headersDistinct: IncomingMessage['headersDistinct']
}

/** By which kind of rule a request is refused. */
export type Refusal = 'origin' | 'address' | 'header'

export type Filter = (sender: Sender) => Refusal | undefined

const kept = new WeakMap<EnvironmentSettings, Filter>()

/** The filter of an environment; the store gives the same settings as the same object, so it is made once. */
export function filterOf(settings: EnvironmentSettings): Filter {
  const known = kept.get(settings)
  if (known) return known
  const filter = makeFilter(settings)
  kept.set(settings, filter)
  return filter
}

function makeFilter(settings: EnvironmentSettings): Filter {
  const checks = [originCheck(settings), addressCheck(settings), headerCheck(settings)].filter((check) => check !== undefined)
  return (sender) => {
    for (const check of checks) {
      const refusal = check(sender)
      if (refusal) return refusal
    }
    return undefined
  }
}

/** A request without an origin fits none: where pages are listed, only pages identify. */
function originCheck({ origins }: EnvironmentSettings): Filter | undefined {
  if (origins.length === 0) return undefined
  return ({ headersDistinct: { origin = [] } }) => {
    const [sent = '', ...more] = origin
    return more.length === 0 && origins.some((rule) => fitsOrigin(sent, rule)) ? undefined : 'origin'
  }
}

function addressCheck({ allowedAddresses, blockedAddresses }: EnvironmentSettings): Filter | undefined {
  if (allowedAddresses.length + blockedAddresses.length === 0) return undefined
  const [isAllowed, isBlocked] = [isAmong(allowedAddresses), isAmong(blockedAddresses)]
  return ({ ipAddress }) => {
    const fits = !isBlocked(ipAddress) && (allowedAddresses.length === 0 || isAllowed(ipAddress))
    return fits ? undefined : 'address'
  }
}

function headerCheck({ allowedHeaders, blockedHeaders }: EnvironmentSettings): Filter | undefined {
  if (allowedHeaders.length + blockedHeaders.length === 0) return undefined
  const [allowed, forbidden] = [allowedHeaders.map(readHeaderRule), blockedHeaders.map(readHeaderRule)]
  return ({ headersDistinct }) => {
    const has = ({ name, fits }: ReturnType<typeof readHeaderRule>) => (headersDistinct[name] ?? []).some(fits)
    const fits = !forbidden.some(has) && (allowed.length === 0 || allowed.some(has))
    return fits ? undefined : 'header'
  }
}
