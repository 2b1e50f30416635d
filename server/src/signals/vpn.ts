import type { Event, ExplainedDetector } from '@selfsame/contract'
import { osMismatch } from './known/os-mismatch.ts'
import { countryOf } from './known/time-zones.ts'
import { timezoneMismatch } from './known/timezone-mismatch.ts'
import type { Signal, SignalVisit } from './signal.ts'

/** What one way of telling says; undefined: it cannot be used here. */
export type Method = (visit: SignalVisit) => { told: false } | { told: true; detector: ExplainedDetector } | undefined

const METHODS = {
  timezone_mismatch: timezoneMismatch,
  public_vpn: ({ network }) => listed(network.listed.vpn, 'vpn-list', 'The address is a VPN provider\'s'),
  relay: ({ network }) => listed(network.listed.relay, 'relay-list', 'The address is a relay\'s'),
  os_mismatch: osMismatch,
} as const satisfies Record<keyof NonNullable<Event['vpn_methods']>, Method>

/** From this sum of weights on it is one; one list alone is enough, one weak sign is not. */
const ENOUGH = 0.5
/** From this sum on there is hardly a doubt. */
const SURE = 1

/**
 * Whether the visit came through a VPN or the like: several methods, each with its weight. Left out where not one of them
 * can be used.
 */
export const vpn: Signal<'vpn' | 'vpn_confidence' | 'vpn_methods' | 'vpn_origin_timezone' | 'vpn_origin_country'> = (visit) => {
  const methods: Partial<Record<keyof typeof METHODS, boolean>> = {}
  const detectors: ExplainedDetector[] = []
  for (const [name, method] of Object.entries(METHODS) as [keyof typeof METHODS, Method][]) {
    const answer = method(visit)
    if (!answer) continue
    methods[name] = answer.told
    if (answer.told) detectors.push(answer.detector)
  }
  const used = Object.keys(methods).length
  if (used === 0) return undefined
  const sum = detectors.reduce((total, { weight }) => total + weight, 0)
  const zone = visit.components.timeZone?.state === 'ok' ? visit.components.timeZone.value : undefined
  return {
    fields: {
      vpn: sum >= ENOUGH,
      vpn_confidence: sum >= ENOUGH ? confidenceOf(sum, SURE) : confidenceOf(used, Object.keys(METHODS).length),
      vpn_methods: methods,
      ...(methods.timezone_mismatch !== undefined && zone !== undefined && { vpn_origin_timezone: zone, vpn_origin_country: countryOf(zone) ?? 'unknown' }),
    },
    detectors,
  }
}

/** Of "no" it is the more, the more methods could be used; of "yes" the more they weigh. */
function confidenceOf(value: number, high: number): 'low' | 'medium' | 'high' {
  if (value >= high) return 'high'
  return value >= high * 0.75 ? 'medium' : 'low'
}

function listed(listing: SignalVisit['network']['listed']['vpn'], name: string, words: string): ReturnType<Method> {
  if (!listing?.found) return listing && { told: false }
  return { told: true, detector: { name, weight: SURE, reason: `${words}, by ${listing.by}.` } }
}
