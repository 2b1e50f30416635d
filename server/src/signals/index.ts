import { highActivityDevice } from './high-activity-device.ts'
import { ipBlocklist } from './ip-blocklist.ts'
import { ipInfo } from './ip-info.ts'
import { proxy } from './proxy.ts'
import { rareDevice } from './rare-device.ts'
import type { Signal } from './signal.ts'
import { suspectScore } from './suspect-score.ts'
import { velocity } from './velocity.ts'
import { vpn } from './vpn.ts'

export { readSignals, type SignalFailure, type SignalReading } from './read-signals.ts'
export type { Finding, Population, Signal, SignalFields, SignalLink, SignalOptions, SignalVisit } from './signal.ts'
export { LIST_KINDS, NOTHING_KNOWN, type Geolocation, type ListKind, type Listing, type NetworkFacts } from './known/network-facts.ts'
export { SHIPPED_TLS_FAMILIES, type TlsFamilies } from './known/tls-families.ts'
export { DEFAULT_SUSPECT_WEIGHTS, type Suspicion, type SuspectWeights } from './known/suspect-weights.ts'

/** Every signal by its name in explanations, in running order: one that reads others' fields stands below them. */
export const signals = {
  ip_info: ipInfo,
  ip_blocklist: ipBlocklist,
  proxy,
  vpn,
  velocity,
  high_activity_device: highActivityDevice,
  rare_device: rareDevice,
  suspect_score: suspectScore,
} as const satisfies Readonly<Record<string, Signal>>
