import { bot } from './bot.ts'
import { developerTools } from './developer-tools.ts'
import { highActivityDevice } from './high-activity-device.ts'
import { incognito } from './incognito.ts'
import { ipBlocklist } from './ip-blocklist.ts'
import { ipInfo } from './ip-info.ts'
import type { GivenTwice, NotGiven } from './known/coverage.ts'
import { privacySettings } from './privacy-settings.ts'
import { proxy } from './proxy.ts'
import { rareDevice } from './rare-device.ts'
import type { CountedSignal, Signal } from './signal.ts'
import { suspectScore } from './suspect-score.ts'
import { tampering } from './tampering.ts'
import { velocity } from './velocity.ts'
import { virtualMachine } from './virtual-machine.ts'
import { vpn } from './vpn.ts'

export { readSignals, type SignalFailure, type SignalReading } from './read-signals.ts'
export type { Counts, CountedSignal, CountedVisit, Finding, Population, Signal, SignalFields, SignalLink, SignalOptions, SignalVisit } from './signal.ts'
export { LIST_KINDS, NOTHING_KNOWN, type Geolocation, type HostCheck, type ListKind, type Listing, type NetworkFacts } from './known/network-facts.ts'
export { SHIPPED_TLS_FAMILIES, type TlsFamilies } from './known/tls-families.ts'
export { DEFAULT_SUSPECT_WEIGHTS, type Suspicion, type SuspectWeights } from './known/suspect-weights.ts'

/** Signals by their names in explanations, in running order: one that reads others' fields stands below them. */
export const signals = {
  ip_info: ipInfo,
  ip_blocklist: ipBlocklist,
  proxy,
  vpn,
  bot,
  tampering,
  incognito,
  virtual_machine: virtualMachine,
  developer_tools: developerTools,
  privacy_settings: privacySettings,
} as const satisfies Readonly<Record<string, Signal>>

/** Those that run after all of the above, once the store has counted the visit. */
export const countedSignals = {
  velocity,
  high_activity_device: highActivityDevice,
  rare_device: rareDevice,
  suspect_score: suspectScore,
} as const satisfies Readonly<Record<string, CountedSignal>>

export type AllSignals = typeof signals & typeof countedSignals

/** Fields of signals that no signal gives, and why. One that is forgotten does not compile. */
export const leftOut = {
  replayed: 'The store finds out when it takes the nonce; signals are told.',
} as const satisfies Readonly<Record<NotGiven<AllSignals>, string>>

type None<F extends never> = F
/** Does not compile where two signals give one field. */
export type NoneTwice = None<GivenTwice<AllSignals>>
