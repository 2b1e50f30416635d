import { NOTHING_KNOWN } from '../known/network-facts.ts'
import type { CountedVisit, SignalOptions } from '../signal.ts'
import { SHIPPED_TLS_FAMILIES } from '../known/tls-families.ts'
import { DEFAULT_SUSPECT_WEIGHTS } from '../known/suspect-weights.ts'

export const signalOptions: SignalOptions = { highActivity: 200, suspectWeights: DEFAULT_SUSPECT_WEIGHTS, tlsFamilies: SHIPPED_TLS_FAMILIES }

/** A visit of somebody new that shows nothing, with changes. */
export function signalVisit(changes: Partial<CountedVisit> = {}): CountedVisit {
  return {
    components: {},
    clock: 1_790_000_000_000,
    headers: [],
    ipAddress: '203.0.113.7',
    network: NOTHING_KNOWN,
    link: { visitorId: 'AAAAAAAAAAAAAAAAAAAA', visitorFound: false, confidence: 1, tokenMismatch: false },
    population: { visitors: 0, showing: {} },
    replayed: false,
    options: signalOptions,
    at: 1_790_000_000_000,
    ...changes,
  }
}
