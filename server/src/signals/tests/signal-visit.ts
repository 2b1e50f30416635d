import type { SignalVisit } from '../signal.ts'

/** A visit of somebody new that shows nothing, with changes. */
export function signalVisit(changes: Partial<SignalVisit> = {}): SignalVisit {
  return {
    components: {},
    clock: 1_790_000_000_000,
    headers: [],
    ipAddress: '203.0.113.7',
    link: { visitorId: 'AAAAAAAAAAAAAAAAAAAA', visitorFound: false, confidence: 1, tokenMismatch: false },
    population: { visitors: 0, showing: {} },
    at: 1_790_000_000_000,
    ...changes,
  }
}
