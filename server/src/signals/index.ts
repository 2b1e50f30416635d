import type { Signal } from './signal.ts'

export { readSignals, type SignalFailure, type SignalReading } from './read-signals.ts'
export type { Finding, Population, Signal, SignalFields, SignalLink, SignalVisit } from './signal.ts'

/** Every signal by its name in explanations, in running order: one that reads others' fields stands below them. */
export const signals = {} as const satisfies Readonly<Record<string, Signal>>
