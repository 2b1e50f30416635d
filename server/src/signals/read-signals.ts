import type { ExplainedSignal } from '@selfsame/contract'
import type { Signal, SignalFields, SignalVisit } from './signal.ts'

/** A signal that threw: a fault of ours, not of the visit. */
export interface SignalFailure {
  signal: string
  cause: unknown
}

/** What all signals found together. */
export interface SignalReading {
  fields: SignalFields
  /** Those that could be computed and those that failed, in running order. */
  explained: ExplainedSignal[]
  failures: SignalFailure[]
}

const NOTHING: Readonly<SignalReading> = { fields: {}, explained: [], failures: [] }

/**
 * Runs signals one after the other. One that throws is told of and leaves its fields out; the visit goes on.
 *
 * @param registry by name, in running order
 * @param before   a reading to go on after, which stays as it is
 */
export function readSignals<V extends SignalVisit>(
  visit: V,
  registry: Readonly<Record<string, Signal<keyof SignalFields, V>>>,
  before: Readonly<SignalReading> = NOTHING,
): SignalReading {
  const reading: SignalReading = { fields: { ...before.fields }, explained: [...before.explained], failures: [...before.failures] }
  for (const [signal, read] of Object.entries(registry)) {
    try {
      const finding = read(visit, reading.fields)
      if (!finding) continue
      Object.assign(reading.fields, finding.fields)
      reading.explained.push({ name: signal, state: 'computed', detectors: [...finding.detectors] })
    } catch (cause) {
      reading.explained.push({ name: signal, state: 'failed', detectors: [] })
      reading.failures.push({ signal, cause })
    }
  }
  return reading
}
